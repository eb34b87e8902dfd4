import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Choice } from "../shared/choice"
import { formatDay, formatPercent } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money } from "../shared/money"
import { TablePages } from "../shared/table-pages"
import { FigureBars } from "./figure-bars"
import { followOnQuery, PAGE_SIZE, SalesAsked } from "./queries"
import { ReportSection } from "./report-section"
import { ReportTable } from "../shared/report-table"

const GROUPS = ["customer", "product"] as const
const QUIET = ["0", "30", "60", "90", "180"] as const

/** Who ordered again and whom to sell to again: the longest without an order first. */
export const FollowOnSection = ({ asked }: { asked: SalesAsked }) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [group, setGroup] = useState<(typeof GROUPS)[number]>("customer")
  const [quiet, setQuiet] = useState<(typeof QUIET)[number]>("0")
  const [offset, setOffset] = useState(0)
  const params = { ...asked, by: group, quiet_days: Number(quiet) }
  const query = useQuery(followOnQuery({ ...params, limit: PAGE_SIZE, offset }))
  const currency = query.data?.currency_code ?? ""
  return (
    <ReportSection
      report="follow-on"
      query={query}
      asked={params}
      isEmpty={({ customers }) => !customers}
      summary={({ repeat_rate, repeat_customers, customers }) =>
        t("sales.follow-on.summary", {
          rate: repeat_rate === null ? "–" : formatPercent(repeat_rate, locale),
          repeat: repeat_customers,
          customers,
        })
      }
      aside={
        <>
          <div className="w-28">
            <Choice
              size="small"
              label={t("sales.groupBy")}
              value={group}
              options={GROUPS.map((value) => ({ value, label: t(`sales.groups.${value}`) }))}
              onChange={(value) => {
                setGroup(value)
                setOffset(0)
              }}
            />
          </div>
          <div className="w-36">
            <Choice
              size="small"
              label={t("sales.quiet.label")}
              value={quiet}
              options={QUIET.map((value) => ({
                value,
                label: value === "0" ? t("sales.quiet.all") : t("sales.quiet.days", { days: value }),
              }))}
              onChange={(value) => {
                setQuiet(value)
                setOffset(0)
              }}
            />
          </div>
        </>
      }
      chart={({ rows }) => (
        <FigureBars
          rows={rows.map(({ key, name, days_since }) => ({
            key,
            label: name ?? key,
            value: days_since,
            text: t("sales.days", { days: days_since }),
          }))}
        />
      )}
      table={({ rows, count }) => (
        <>
          <ReportTable
            label={t("sales.follow-on.title")}
            rows={rows}
            keyOf={(row) => row.key}
            columns={[
              {
                label: t(`sales.groups.${group}`),
                cell: ({ key, name }) =>
                  group === "customer" ? (
                    <Link to={`/crm/customers/${key}`} className="hover:text-ui-fg-interactive">
                      {name ?? key}
                    </Link>
                  ) : (
                    (name ?? key)
                  ),
              },
              { label: t("sales.columns.orders"), cell: (row) => row.orders },
              ...(group === "product"
                ? [
                    { label: t("sales.columns.customers"), cell: (row: { customers: number }) => row.customers },
                    {
                      label: t("sales.columns.repeat"),
                      cell: (row: { repeat_customers: number }) => row.repeat_customers,
                    },
                  ]
                : []),
              { label: t("common.total"), cell: (row) => <Money amount={row.total} currency={currency} /> },
              { label: t("sales.columns.last"), cell: (row) => formatDay(row.last_date, locale) },
              { label: t("sales.columns.since"), cell: (row) => t("sales.days", { days: row.days_since }) },
            ]}
          />
          <TablePages count={count} offset={offset} pageSize={PAGE_SIZE} onPage={setOffset} />
        </>
      )}
    />
  )
}
