import { ChartBar, InformationCircleSolid, ListBullet } from "@medusajs/icons"
import { Container, Heading, IconButton, Text, Tooltip } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { EmptyState } from "../../shared/empty-state"

type PanelProps = {
  title: string
  /** How its figures are defined, behind an icon. */
  definition: string
  summary?: ReactNode
  actions?: ReactNode
  chart: ReactNode
  table: ReactNode
  /** Said where there is nothing to draw. */
  empty?: { title: string; description: string } | null
}

/** A titled chart that can be read as a table. */
export const Panel = ({ title, definition, summary, actions, chart, table, empty }: PanelProps) => {
  const { t } = useTranslation("crm")
  const [asTable, setAsTable] = useState(false)
  const label = t(asTable ? "common.asChart" : "common.asTable")
  return (
    <Container className="flex flex-col divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <div className="flex items-center gap-x-1.5">
            <Heading level="h2">{title}</Heading>
            <Definition label={title} text={definition} />
          </div>
          {summary ? (
            <Text size="small" className="text-ui-fg-subtle">
              {summary}
            </Text>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {actions}
          {empty ? null : (
            <Tooltip content={label}>
              <IconButton
                size="small"
                variant="transparent"
                aria-label={`${title}: ${label}`}
                aria-pressed={asTable}
                onClick={() => setAsTable(!asTable)}
              >
                {asTable ? <ChartBar /> : <ListBullet />}
              </IconButton>
            </Tooltip>
          )}
        </div>
      </div>
      {empty ? <EmptyState {...empty} /> : asTable ? table : <div className="px-6 py-4">{chart}</div>}
    </Container>
  )
}

/** What a figure means, behind an icon. */
export const Definition = ({ label, text }: { label: string; text: string }) => (
  <Tooltip content={text} maxWidth={320}>
    <button
      type="button"
      aria-label={`${label}: ${text}`}
      className="text-ui-fg-subtle flex size-6 items-center justify-center"
    >
      <InformationCircleSolid className="h-3.5 w-3.5" />
    </button>
  </Tooltip>
)
