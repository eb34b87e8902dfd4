import { Table } from "@medusajs/ui"
import { useTranslation } from "react-i18next"
import { Link, useNavigate } from "react-router-dom"

import { OnHoldFigure } from "../credit/on-hold-figure"
import { ChartFrame } from "../shared/chart-frame"
import { EmptyState } from "../shared/empty-state"
import { formatNumber } from "../shared/format"
import { useLocale } from "../shared/locale"
import { Money, useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { Bars } from "./bars"
import { Figure } from "./figure"
import { openHref, receivablesHref } from "./hrefs"
import { BucketKey, Overview } from "./queries"

/** The later, the redder; words stand beside every color. */
export const BUCKET_COLORS: Record<BucketKey, string> = {
  current: "var(--tag-green-icon)",
  "1_30": "var(--tag-orange-icon)",
  "31_60": "var(--tag-orange-icon)",
  "61_90": "var(--tag-red-icon)",
  over_90: "var(--tag-red-icon)",
}

/** What will be paid: open instalments by age. */
export const ReceivablesSection = ({ data }: { data: Overview }) => {
  const { t } = useTranslation("crm")
  const navigate = useNavigate()
  const locale = useLocale()
  const money = useMoney()
  const { receivables, currency_code: currency } = data
  const rows = receivables.buckets.map((bucket) => ({
    key: bucket.key,
    label: t(`receivable.buckets.${bucket.key}`),
    value: bucket.amount,
    to: openHref(currency, { bucket: bucket.key }),
    color: BUCKET_COLORS[bucket.key],
  }))
  const late = receivables.overdue > 0
  return (
    <ChartFrame
      title={t("overview.receivables.title")}
      summary={
        receivables.total
          ? late
            ? t("overview.receivables.overdueOf", { amount: money(receivables.overdue, currency) })
            : t("overview.receivables.nobodyLate")
          : t("overview.receivables.nothingOwed")
      }
      chart={
        receivables.total ? (
          <Bars rows={rows} currency={currency} title={t("overview.receivables.title")} onOpen={navigate} />
        ) : (
          <EmptyState
            title={t("overview.receivables.empty")}
            description={t("overview.receivables.emptyDescription")}
            action={{ label: t("overview.openOrders"), to: "/orders" }}
          />
        )
      }
      table={
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("overview.columns.age")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("overview.columns.instalments")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("receivable.fields.outstanding")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {receivables.buckets.map((bucket, index) => (
              <Table.Row key={bucket.key}>
                <Table.Cell>
                  <Link to={rows[index].to} className="text-ui-fg-interactive-hover">
                    {rows[index].label}
                  </Link>
                </Table.Cell>
                <Table.Cell className="text-end tabular-nums">{bucket.count}</Table.Cell>
                <Table.Cell className="text-end">
                  <Money amount={bucket.amount} currency={currency} />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      }
      figures={
        <>
          <Figure label={t("receivable.fields.outstanding")} to={openHref(currency)}>
            <Money amount={receivables.total} currency={currency} />
          </Figure>
          <Figure label={t("receivable.fields.overdue")} to={openHref(currency, { bucket: "overdue" })}>
            <Money amount={receivables.overdue} currency={currency} className={late ? "text-ui-fg-error" : ""} />
          </Figure>
          <Figure label={t("overview.dso")} definition={t("overview.definitions.dso")}>
            {receivables.dso === null
              ? "–"
              : plural(t, "overview.days", receivables.dso, { days: formatNumber(receivables.dso, locale, 1) })}
          </Figure>
          <Figure
            label={t("receivable.fields.unallocated")}
            definition={t("overview.definitions.unallocated")}
            to={receivablesHref("unallocated", currency)}
          >
            <Money amount={receivables.unallocated} currency={currency} />
          </Figure>
          <OnHoldFigure currency={currency} />
        </>
      }
    />
  )
}
