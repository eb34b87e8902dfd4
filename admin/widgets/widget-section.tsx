import { Container, Heading, Text } from "@medusajs/ui"
import { ReactNode } from "react"

/** A widget on a host page: title, one act, rows. */
export const WidgetSection = ({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) => (
  <Container className="divide-y p-0">
    <div className="flex items-center justify-between gap-x-4 px-6 py-4">
      <Heading level="h2">{title}</Heading>
      {action}
    </div>
    {children}
  </Container>
)

/** A fact with its name. */
export const WidgetRow = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="grid grid-cols-2 items-center gap-x-4 px-6 py-3">
    <Text size="small" leading="compact" weight="plus" className="text-ui-fg-subtle">
      {label}
    </Text>
    <Text size="small" leading="compact" className="text-end">
      {children}
    </Text>
  </div>
)
