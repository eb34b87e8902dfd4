import { Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { quotesQuery } from "../quote/queries"
import { Quote } from "../quote/types"
import { accountHref } from "../receivable/collection/queries"
import { PAGE_SIZE } from "../receivable/list-params"
import { ReportTable } from "../receivable/lists/report-table"
import { Moment } from "../shared/day"
import { EmptyState } from "../shared/empty-state"
import { Money, useMoney } from "../shared/money"
import { plural } from "../shared/plural"
import { useUrlState } from "../shared/use-url-state"
import { ReleaseDialog, WithdrawDialog } from "./hold-dialogs"
import { OnHoldActions } from "./on-hold-actions"
import { ReasonLines } from "./reason-lines"

const WIDE = "hidden md:table-cell"

/** Accepted quotes that wait for what their customers owe, the one that waits longest first. */
export const OnHoldTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ offset }] = useUrlState(["offset"] as const)
  const [acting, setActing] = useState<{ act: "release" | "withdraw"; quote: Quote } | null>(null)
  const { data, error, refetch } = useQuery({
    ...quotesQuery({ limit: PAGE_SIZE, offset: parseInt(offset ?? "0", 10) || 0, on_hold: true, order: "accepted_at" }),
    // What is paid leaves it by itself.
    refetchInterval: 10_000,
  })
  const sums = (data?.totals ?? []).map((sum) => money(sum.total, sum.currency_code))
  const close = (): void => setActing(null)
  return (
    <>
      <ReportTable
        title={t("receivable.tabs.on_hold")}
        summary={data ? [plural(t, "creditPolicy.queue.count", data.count), ...sums].join(" · ") : "\u00a0"}
        head={
          <Table.Row>
            <Table.HeaderCell>{t("creditPolicy.queue.quote")}</Table.HeaderCell>
            <Table.HeaderCell className={WIDE}>{t("creditPolicy.queue.reasons")}</Table.HeaderCell>
            <Table.HeaderCell className={WIDE}>{t("creditPolicy.queue.since")}</Table.HeaderCell>
            <Table.HeaderCell className={`${WIDE} text-end`}>{t("receivable.fields.overdue")}</Table.HeaderCell>
            <Table.HeaderCell className="text-end">{t("receivable.fields.amount")}</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        }
        rows={data?.quotes.map((quote) => (
          <HeldRow key={quote.id} quote={quote} onAct={(act) => setActing({ act, quote })} />
        ))}
        count={data?.count ?? 0}
        empty={
          <EmptyState title={t("creditPolicy.queue.empty")} description={t("creditPolicy.queue.emptyDescription")} />
        }
        error={error}
        onRetry={() => refetch()}
      />
      {acting?.act === "release" ? <ReleaseDialog quote={acting.quote} onClose={close} /> : null}
      {acting?.act === "withdraw" ? <WithdrawDialog quote={acting.quote} onClose={close} /> : null}
    </>
  )
}

const HeldRow = ({ quote, onAct }: { quote: Quote; onAct: (act: "release" | "withdraw") => void }) => {
  const debtor = quote.bill_to_customer_id ?? quote.customer_id
  const name = quote.company_name || quote.customer_name || quote.email || "–"
  return (
    <Table.Row>
      <Table.Cell className="min-w-[140px] py-2">
        <Link to={`/crm/quotes/${quote.id}`} className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums">
          {quote.number}
        </Link>
        <Text size="small" leading="compact" className="break-words">
          {debtor ? (
            <Link to={accountHref(debtor, quote.currency_code)} className="hover:text-ui-fg-interactive">
              {name}
            </Link>
          ) : (
            name
          )}
        </Text>
        <div className="md:hidden">
          <ReasonLines reasons={quote.hold?.reasons ?? []} />
        </div>
      </Table.Cell>
      <Table.Cell className={WIDE}>
        <ReasonLines reasons={quote.hold?.reasons ?? []} />
      </Table.Cell>
      <Table.Cell className={WIDE}>
        <Moment value={quote.hold?.since} />
      </Table.Cell>
      <Table.Cell className={`${WIDE} text-end`}>
        {quote.customer_overdue ? (
          <Money amount={quote.customer_overdue} currency={quote.currency_code} className="text-ui-fg-error" />
        ) : (
          <span className="text-ui-fg-subtle">–</span>
        )}
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={quote.total} currency={quote.currency_code} className="text-ui-fg-base" />
      </Table.Cell>
      <Table.Cell className="text-end">
        <OnHoldActions quote={quote} debtor={debtor} onAct={onAct} />
      </Table.Cell>
    </Table.Row>
  )
}
