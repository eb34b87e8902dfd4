import { Table, Tooltip } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { openHref } from "../../overview/hrefs"
import { Bucket } from "../../overview/queries"
import { BUCKET_COLORS } from "../../overview/receivables-section"
import { Day } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { Money, useMoney } from "../../shared/money"
import { plural } from "../../shared/plural"
import { useUrlState } from "../../shared/use-url-state"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { Debtor, debtorsQuery } from "../queries"
import { ReportTable } from "./report-table"

const overdueOf = (buckets: Bucket[]): number =>
  buckets.filter(({ key }) => key !== "current").reduce((sum, { amount }) => sum + amount, 0)

/** Who owes what since when, one row per debtor; a row opens what they owe. */
export const CollectTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, offset }] = useUrlState(["currency", "offset"] as const)
  const { data, error, refetch } = useQuery(debtorsQuery(currency, parseInt(offset ?? "0", 10) || 0, PAGE_SIZE))
  const code = data?.currency_code ?? currency ?? ""
  return (
    <ReportTable
      title={t("receivable.tabs.collect")}
      summary={
        data
          ? t("receivable.collect.summary", {
              total: money(data.total, code),
              overdue: money(overdueOf(data.buckets), code),
            })
          : "\u00a0"
      }
      tools={<CurrencyChoice value={code} />}
      head={
        <Table.Row>
          <Table.HeaderCell>{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("receivable.fields.ages")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("receivable.fields.oldest")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("receivable.fields.overdue")}</Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("receivable.fields.owes")}</Table.HeaderCell>
        </Table.Row>
      }
      rows={data?.customers.map((debtor) => (
        <DebtorRow key={debtor.customer_id} debtor={debtor} currency={code} today={data.as_of} />
      ))}
      count={data?.count ?? data?.customers.length ?? 0}
      empty={
        <EmptyState title={t("receivable.collect.empty")} description={t("receivable.collect.emptyDescription")} />
      }
      error={error}
      onRetry={() => refetch()}
    />
  )
}

const DebtorRow = ({ debtor, currency, today }: { debtor: Debtor; currency: string; today: string }) => {
  const { t } = useTranslation("crm")
  const overdue = overdueOf(debtor.buckets)
  return (
    <Table.Row>
      <Table.Cell className="min-w-[120px] py-2">
        <Link
          to={openHref(currency, { customer_id: debtor.customer_id })}
          className="text-ui-fg-base hover:text-ui-fg-interactive"
        >
          {debtor.name ?? t("common.unknown")}
        </Link>
      </Table.Cell>
      <Table.Cell className="hidden w-[32%] min-w-[140px] md:table-cell">
        <AgeBar buckets={debtor.buckets} total={debtor.total} currency={currency} />
      </Table.Cell>
      <Table.Cell className="hidden md:table-cell">
        <Day relative value={debtor.oldest_due_date} today={today} className={overdue ? "text-ui-fg-error" : ""} />
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={overdue} currency={currency} className={overdue ? "text-ui-fg-error" : "text-ui-fg-subtle"} />
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={debtor.total} currency={currency} className="text-ui-fg-base" />
      </Table.Cell>
    </Table.Row>
  )
}

const AgeBar = ({ buckets, total, currency }: { buckets: Bucket[]; total: number; currency: string }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const filled = buckets.filter((bucket) => bucket.amount > 0)
  const words = filled.map(
    (bucket) =>
      `${t(`receivable.buckets.${bucket.key}`)}: ${money(bucket.amount, currency)} (${plural(t, "receivable.instalments", bucket.count)})`
  )
  return (
    <Tooltip content={words.join(" · ")}>
      <div
        role="img"
        aria-label={words.join(", ")}
        className="bg-ui-bg-component flex h-2.5 w-full gap-px overflow-hidden rounded-full"
      >
        {filled.map((bucket) => (
          <span
            key={bucket.key}
            style={{ width: `${(bucket.amount / total) * 100}%`, background: BUCKET_COLORS[bucket.key] }}
          />
        ))}
      </div>
    </Tooltip>
  )
}
