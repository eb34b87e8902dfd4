import { ArrowDownTray, ChartBar, InformationCircleSolid, ListBullet } from "@medusajs/icons"
import { Container, Heading, IconButton, Text, toast, Tooltip } from "@medusajs/ui"
import { ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"

import { downloadFile, DownloadOptions } from "../../shared/download-file"
import { EmptyState } from "../../shared/empty-state"
import { errorMessage } from "../../shared/sdk"

type ProvisionPanelProps = {
  title: string
  /** How its figures are defined, behind an icon. */
  definition: string
  summary?: ReactNode
  /** Shown first, where there is one. */
  chart?: ReactNode
  table: ReactNode
  csv: { path: string; query: DownloadOptions["query"] }
  /** Said where there is nothing to show. */
  empty: { title: string; description: string } | null
}

/** A titled part of the provision: a chart that can be read as a table, or a table alone, and both as CSV. */
export const ProvisionPanel = ({ title, definition, summary, chart, table, csv, empty }: ProvisionPanelProps) => {
  const { t } = useTranslation("crm")
  const [asTable, setAsTable] = useState(false)
  const label = t(asTable ? "common.asChart" : "common.asTable")
  const save = (): void => {
    downloadFile(csv.path, { query: csv.query }).catch((error) => toast.error(errorMessage(error)))
  }
  return (
    <Container className="flex flex-col divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
        <div className="min-w-0">
          <div className="flex items-center gap-x-1.5">
            <Heading level="h2">{title}</Heading>
            <Tooltip content={definition} maxWidth={320}>
              <button
                type="button"
                aria-label={`${title}: ${definition}`}
                className="text-ui-fg-subtle flex size-6 items-center justify-center"
              >
                <InformationCircleSolid className="h-3.5 w-3.5" />
              </button>
            </Tooltip>
          </div>
          {summary ? (
            <Text size="small" className="text-ui-fg-subtle">
              {summary}
            </Text>
          ) : null}
        </div>
        {empty ? null : (
          <div className="flex items-center gap-2">
            {chart ? (
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
            ) : null}
            <Tooltip content={t("common.downloadCsv")}>
              <IconButton
                size="small"
                variant="transparent"
                aria-label={`${title}: ${t("common.downloadCsv")}`}
                onClick={save}
              >
                <ArrowDownTray />
              </IconButton>
            </Tooltip>
          </div>
        )}
      </div>
      {empty ? <EmptyState {...empty} /> : chart && !asTable ? <div className="px-6 py-4">{chart}</div> : table}
    </Container>
  )
}
