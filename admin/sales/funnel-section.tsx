import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { stageName } from "../shared/stage-name"
import { FigureBars } from "./figure-bars"
import { FunnelRow, funnelQuery, SalesAsked } from "./queries"
import { ReportSection } from "./report-section"
import { ReportTable } from "../shared/report-table"
import { Opened } from "./use-sales-filters"

const FATES = { entered: "entered", went_on: "went_on", lost: "stage_lost", still: "still" } as const

/** What became of the quotes that came to each stage. */
export const FunnelSection = ({ asked, open }: { asked: SalesAsked; open: (figure: Opened) => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const query = useQuery(funnelQuery(asked))
  const figure = (name: keyof typeof FATES) => ({
    label: t(`sales.columns.${name}`),
    cell: (row: FunnelRow) => row[`${name}_count`],
    onOpen: (row: FunnelRow) =>
      row[`${name}_count`] ? () => open({ set: FATES[name], stage_id: row.stage_id }) : undefined,
  })
  return (
    <ReportSection
      report="funnel"
      query={query}
      asked={asked}
      isEmpty={({ rows }) => !rows.some((row) => row.entered_count)}
      chart={({ rows }) => (
        <FigureBars
          rows={rows.map((row) => ({
            key: row.stage_id,
            label: stageName(t, row),
            value: row.entered_count,
            text: t("sales.funnel.conversion", { entered: row.entered_count, went_on: row.went_on_count }),
            onOpen: () => open({ set: "entered", stage_id: row.stage_id }),
          }))}
        />
      )}
      table={({ rows }) => (
        <ReportTable
          label={t("sales.funnel.title")}
          rows={rows}
          keyOf={(row) => row.stage_id}
          columns={[
            { label: t("sales.groups.stage"), cell: (row) => stageName(t, row) },
            figure("entered"),
            figure("went_on"),
            figure("lost"),
            figure("still"),
            {
              label: t("sales.columns.medianDays"),
              cell: (row) => (row.median_days === null ? "–" : formatNumber(row.median_days, locale, 1)),
            },
          ]}
        />
      )}
    />
  )
}
