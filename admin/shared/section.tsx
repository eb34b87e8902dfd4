import { Container, Heading } from "@medusajs/ui"
import { ReactNode } from "react"

type SectionProps = { title: string; actions?: ReactNode; children: ReactNode }

/** A titled part of a detail page, as the host's own sections. */
export const Section = ({ title, actions, children }: SectionProps) => (
  <Container className="divide-y p-0">
    <div className="flex min-h-[60px] items-center justify-between gap-x-4 px-6 py-4">
      <Heading level="h2">{title}</Heading>
      {actions}
    </div>
    {children}
  </Container>
)

type RowProps = { label: string; children: ReactNode; htmlFor?: string }

/** A fact with its name; the value may be an input. */
export const Row = ({ label, htmlFor, children }: RowProps) => (
  <div className="text-ui-fg-subtle grid min-h-[52px] grid-cols-[minmax(0,2fr)_minmax(0,3fr)] items-center gap-4 px-6 py-2">
    <label htmlFor={htmlFor} className="txt-compact-small-plus">
      {label}
    </label>
    <div className="txt-compact-small min-w-0 break-words">{children}</div>
  </div>
)
