import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"

import { formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { FigureBars } from "./figure-bars"
import { ForecastRow, forecastQuery, SalesAsked } from "./queries"
import { ReportSection } from "./report-section"
import { ReportTable } from "../shared/report-table"
import { Opened } from "./use-sales-filters"

const AMOUNTS = ["ordered", "pipeline", "best_case", "commit", "weighted", "forecast"] as const

/** What is expected to be sold, by month and owner, against targets. It looks ahead: the page's period does not narrow it. */
export const ForecastSection = ({ asked, open }: { asked: SalesAsked; open: (figure: Opened) => void }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const money = useMoney()
  const { from: _from, to: _to, ...ahead } = asked
  const query = useQuery(forecastQuery(ahead))
  const currency = query.data?.currency_code ?? ""
  const monthOf = (month: string): string =>
    new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" }).format(
      new Date(`${month}-01`)
    )
  const nameOf = (row: ForecastRow): string => row.owner_name ?? row.owner_id ?? t("sales.nobody")
  const openOf = (row: ForecastRow) =>
    row.pipeline + row.best_case + row.commit
      ? () => open({ set: "open", month: row.month, of_owner: row.owner_id ?? "none" })
      : undefined
  return (
    <ReportSection
      report="forecast"
      query={query}
      asked={ahead}
      isEmpty={({ rows }) => !rows.length}
      chart={({ rows }) => (
        <FigureBars
          rows={rows.map((row) => ({
            key: `${row.month} ${row.owner_id}`,
            label: `${monthOf(row.month)} · ${nameOf(row)}`,
            value: row.forecast,
            text: `${money(row.forecast, currency)}${
              row.attained_percent === null ? "" : ` · ${formatPercent(row.attained_percent, locale)}`
            }`,
            onOpen: openOf(row),
          }))}
        />
      )}
      table={({ rows }) => (
        <ReportTable
          label={t("sales.forecast.title")}
          rows={rows}
          keyOf={(row) => `${row.month} ${row.owner_id}`}
          columns={[
            { label: t("sales.columns.month"), cell: (row) => monthOf(row.month) },
            { label: t("sales.groups.owner"), cell: nameOf },
            ...AMOUNTS.map((name) => ({
              label: t(`sales.columns.${name}`),
              cell: (row: ForecastRow) => <Money amount={row[name]} currency={currency} />,
              onOpen: name === "weighted" ? openOf : undefined,
            })),
            {
              label: t("sales.columns.target"),
              cell: (row) => (row.target === null ? "–" : <Money amount={row.target} currency={currency} />),
            },
            {
              label: t("sales.columns.attained"),
              cell: (row) => (row.attained_percent === null ? "–" : formatPercent(row.attained_percent, locale)),
            },
          ]}
        />
      )}
    />
  )
}
