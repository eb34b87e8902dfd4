import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { formatDay, formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { plural } from "../shared/plural"
import { TablePages } from "../shared/table-pages"
import { FigureBars } from "./figure-bars"
import { CashRow, PAGE_SIZE, quoteToCashQuery, SalesAsked } from "./queries"
import { ReportSection } from "./report-section"
import { ReportTable } from "../shared/report-table"

const DAYS = ["sent_date", "accepted_date", "ordered_date", "invoiced_date", "paid_date"] as const

/** How long accepted quotes took to the money, and the slowest of them. */
export const CashSection = ({ asked }: { asked: SalesAsked }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [offset, setOffset] = useState(0)
  const query = useQuery(quoteToCashQuery({ ...asked, limit: PAGE_SIZE, offset }))
  return (
    <ReportSection
      report="quote-to-cash"
      query={query}
      asked={asked}
      isEmpty={({ count }) => !count}
      summary={({ count }) => plural(t, "pipeline.performance.won", count)}
      chart={({ steps }) => (
        <FigureBars
          rows={steps.map(({ step, count, median_days }) => ({
            key: step,
            label: t(`sales.steps.${step}`),
            value: median_days ?? 0,
            text:
              median_days === null
                ? "–"
                : `${t("sales.days", { days: formatNumber(median_days, locale, 1) })} · ${count}`,
          }))}
        />
      )}
      table={({ quotes, count }) => (
        <>
          <ReportTable
            label={t("sales.quote-to-cash.title")}
            rows={quotes}
            keyOf={(row) => row.id}
            columns={[
              {
                label: t("sales.columns.quote"),
                cell: (row) => (
                  <Link to={`/crm/quotes/${row.id}`} className="hover:text-ui-fg-interactive">
                    {row.number}
                  </Link>
                ),
              },
              ...DAYS.map((name) => ({
                label: t(`sales.columns.${name}`),
                cell: (row: CashRow) => (row[name] ? formatDay(row[name], locale) : "–"),
              })),
            ]}
          />
          <TablePages count={count} offset={offset} pageSize={PAGE_SIZE} onPage={setOffset} />
        </>
      )}
    />
  )
}
