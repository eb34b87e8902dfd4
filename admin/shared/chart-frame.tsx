import { ChartBar, ListBullet } from "@medusajs/icons"
import { Container, Heading, IconButton, Text, Tooltip } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { Definition } from "./definition"
import { EmptyState } from "./empty-state"

type ChartFrameProps = {
  title: string
  /** How what is drawn is defined, behind an icon. */
  definition?: string
  /** The number that matters. */
  summary?: ReactNode
  /** What stands beside the toggle, such as a legend or a choice. */
  aside?: ReactNode
  /** Shown first, where there is one. */
  chart?: ReactNode
  /** The same facts as a real table; who can't see the chart or wants the numbers reads this. */
  table: ReactNode
  /** Said where there is nothing to show. */
  empty?: { title: string; description: string } | null
  /** Figures below, two in a row on a phone and four elsewhere. */
  figures?: ReactNode
  testId?: string
}

/** A titled chart that can be read as a table, or a table alone, with the figures that belong to it below. */
export const ChartFrame = ({
  title,
  definition,
  summary,
  aside,
  chart,
  table,
  empty,
  figures,
  testId,
}: ChartFrameProps) => {
  const { t } = useTranslation("crm")
  const [isTurned, setIsTurned] = useState(false)
  const asTable = isTurned || !chart
  const label = t(asTable ? "common.asChart" : "common.asTable")
  return (
    <Container className="flex flex-col divide-y p-0" data-testid={testId}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <div className="flex items-center gap-x-1.5">
            <Heading level="h2">{title}</Heading>
            {definition ? <Definition of={title} text={definition} /> : null}
          </div>
          {summary ? (
            <Text size="small" className="text-ui-fg-subtle">
              {summary}
            </Text>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {aside}
          {chart && !empty ? (
            <Tooltip content={label}>
              <IconButton
                size="small"
                variant="transparent"
                aria-label={`${title}: ${label}`}
                onClick={() => setIsTurned(!isTurned)}
              >
                {asTable ? <ChartBar /> : <ListBullet />}
              </IconButton>
            </Tooltip>
          ) : null}
        </div>
      </div>
      {empty ? (
        <EmptyState {...empty} />
      ) : (
        <div className={asTable ? "flex-1 overflow-x-auto" : "flex-1 px-6 py-4"}>{asTable ? table : chart}</div>
      )}
      {figures ? <div className="grid grid-cols-2 items-end gap-4 px-6 py-4 md:grid-cols-4">{figures}</div> : null}
    </Container>
  )
}
