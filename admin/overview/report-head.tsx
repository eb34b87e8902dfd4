import { Container, Heading, Text } from "@medusajs/ui"
import { ReactNode } from "react"

type ReportHeadProps = { title: string; description: string; aside: ReactNode; children: ReactNode }

/** What a page of reports is, what stands beside its title, and what narrows it. */
export const ReportHead = ({ title, description, aside, children }: ReportHeadProps) => (
  <Container className="flex flex-col gap-y-3 px-6 py-4">
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div>
        <Heading>{title}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {description}
        </Text>
      </div>
      {aside}
    </div>
    {children}
  </Container>
)
