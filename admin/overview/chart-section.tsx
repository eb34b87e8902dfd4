import { ChartBar, ListBullet } from "@medusajs/icons"
import { Container, Heading, IconButton, Text, Tooltip } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

type ChartSectionProps = {
  title: string
  /** The number that matters. */
  summary: ReactNode
  figures: ReactNode
  chart: ReactNode
  table: ReactNode
}

/** A titled chart that can be read as a table, with the figures that belong to it below. */
export const ChartSection = ({ title, summary, figures, chart, table }: ChartSectionProps) => {
  const { t } = useTranslation("crm")
  const [asTable, setAsTable] = useState(false)
  const label = t(asTable ? "overview.asChart" : "overview.asTable")
  return (
    <Container className="flex flex-col divide-y p-0">
      <div className="flex items-center justify-between gap-x-4 px-6 py-4">
        <div className="min-w-0">
          <Heading level="h2">{title}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {summary}
          </Text>
        </div>
        <Tooltip content={label}>
          <IconButton
            size="small"
            variant="transparent"
            aria-label={`${title}: ${label}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartBar /> : <ListBullet />}
          </IconButton>
        </Tooltip>
      </div>
      <div className={asTable ? "flex-1" : "flex-1 px-6 py-4"}>{asTable ? table : chart}</div>
      <div className="grid grid-cols-2 items-end gap-4 px-6 py-4 md:grid-cols-4">{figures}</div>
    </Container>
  )
}
