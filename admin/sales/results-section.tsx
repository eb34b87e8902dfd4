import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"

import { Choice } from "../shared/choice"
import { formatNumber, formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { stageName } from "../shared/stage-name"
import { FigureBars } from "./figure-bars"
import { ResultRow, resultsQuery, SalesAsked } from "./queries"
import { ReportSection } from "./report-section"
import { ReportTable } from "../shared/report-table"
import { Opened } from "./use-sales-filters"

const GROUPS = ["owner", "stage"] as const

type Props = { asked: SalesAsked; open: (figure: Opened) => void }

/** Win rate, cycle and velocity, by owner or by the stage that quotes came through. */
export const ResultsSection = ({ asked, open }: Props) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const [group, setGroup] = useState<(typeof GROUPS)[number]>("owner")
  const params = { ...asked, group_by: group }
  const query = useQuery(resultsQuery(params))
  const currency = query.data?.currency_code ?? ""
  const nameOf = (row: ResultRow): string =>
    group === "stage"
      ? stageName(t, { name: row.name ?? "–", code: row.code })
      : (row.name ?? row.key ?? t("sales.nobody"))
  const figureOf = (set: string, row: ResultRow): Opened => ({
    set,
    ...(group === "stage" ? { stage_id: row.key ?? undefined } : { of_owner: row.key ?? "none" }),
  })
  const percent = (value: number | null): string => (value === null ? "–" : formatPercent(value, locale))
  return (
    <ReportSection
      report="results"
      query={query}
      asked={params}
      isEmpty={({ rows }) => !rows.length}
      aside={
        <div className="w-28">
          <Choice
            size="small"
            label={t("sales.groupBy")}
            value={group}
            options={GROUPS.map((value) => ({ value, label: t(`sales.groups.${value}`) }))}
            onChange={setGroup}
          />
        </div>
      }
      chart={({ rows }) => (
        <FigureBars
          rows={rows.map((row) => ({
            key: row.key ?? "none",
            label: nameOf(row),
            value: row.won_net,
            text: `${money(row.won_net, currency)} · ${percent(row.win_rate)}`,
            onOpen: () => open(figureOf("won", row)),
          }))}
        />
      )}
      table={({ rows }) => (
        <ReportTable
          label={t("sales.results.title")}
          rows={rows}
          keyOf={(row) => row.key ?? "none"}
          columns={[
            { label: t(`sales.groups.${group}`), cell: nameOf },
            {
              label: t("sales.columns.won"),
              cell: (row) => <Money amount={row.won_net} currency={currency} />,
              onOpen: (row) => (row.won_count ? () => open(figureOf("won", row)) : undefined),
            },
            { label: t("sales.columns.winRate"), cell: (row) => percent(row.win_rate) },
            { label: t("sales.columns.byValue"), cell: (row) => percent(row.win_rate_by_value) },
            {
              label: t("sales.columns.cycle"),
              cell: (row) => (row.cycle_days === null ? "–" : formatNumber(row.cycle_days, locale, 1)),
            },
            {
              label: t("sales.columns.open"),
              cell: (row) => <Money amount={row.open_net} currency={currency} />,
              onOpen: (row) => (row.open_count ? () => open(figureOf("open", row)) : undefined),
            },
            {
              label: t("sales.columns.velocity"),
              cell: (row) => (row.velocity === null ? "–" : <Money amount={row.velocity} currency={currency} />),
            },
          ]}
        />
      )}
    />
  )
}
