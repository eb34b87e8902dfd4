import { Button, Input, StatusBadge, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Choice } from "../../shared/choice"
import { Day, Moment } from "../../shared/day"
import { EmptyState } from "../../shared/empty-state"
import { formatDay } from "../../shared/format"
import { userName, usersQuery } from "../../shared/host-queries"
import { useLocale } from "../../shared/locale"
import { Money, useMoney } from "../../shared/money"
import { NarrowedBy } from "../../shared/narrowed-by"
import { NARROWING } from "../../shared/narrowing"
import { parseDecimal } from "../../shared/parse-decimal"
import { useUrlState } from "../../shared/use-url-state"
import { accountHref, Debtor, queueQuery } from "../collection/queries"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { AgeBar } from "./age-bar"
import { DebtorActions } from "./debtor-actions"
import { ReportTable } from "./report-table"

const KEYS = ["currency", "offset", ...NARROWING, "broken_promise", "disputed", "min_overdue"] as const

/** Who owes what since when, the most urgent first; a row opens the account. */
export const CollectTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, offset, ...filters }] = useUrlState(KEYS)
  const { data, error, refetch } = useQuery(
    queueQuery({ currency_code: currency, ...filters, offset: parseInt(offset ?? "0", 10) || 0, limit: PAGE_SIZE })
  )
  const code = data?.currency_code ?? currency ?? ""
  const filtered = Object.values(filters).some(Boolean)
  return (
    <ReportTable
      title={t("receivable.groups.collect")}
      summary={
        data
          ? t("receivable.collect.summary", { total: money(data.owed, code), overdue: money(data.overdue, code) })
          : "\u00a0"
      }
      tools={<Filters currency={code} />}
      head={
        <Table.Row>
          <Table.HeaderCell>{t("common.customer")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("receivable.fields.ages")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden md:table-cell">{t("receivable.fields.oldest")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden lg:table-cell">{t("collection.queue.contact")}</Table.HeaderCell>
          <Table.HeaderCell className="hidden text-end sm:table-cell">
            {t("receivable.fields.overdue")}
          </Table.HeaderCell>
          <Table.HeaderCell className="text-end">{t("receivable.fields.owes")}</Table.HeaderCell>
          <Table.HeaderCell />
        </Table.Row>
      }
      rows={data?.debtors.map((debtor) => (
        <DebtorRow key={debtor.customer_id} debtor={debtor} currency={code} today={data.as_of} />
      ))}
      count={data?.count ?? 0}
      empty={
        filtered ? (
          <EmptyState title={t("receivable.filtered.title")} description={t("receivable.filtered.description")} />
        ) : (
          <EmptyState title={t("receivable.collect.empty")} description={t("receivable.collect.emptyDescription")} />
        )
      }
      error={error}
      onRetry={() => refetch()}
    />
  )
}

const EVERYONE = "everyone"

const Filters = ({ currency }: { currency: string }) => {
  const { t } = useTranslation("crm")
  const [values, setUrl] = useUrlState(KEYS)
  const [least, setLeast] = useState(values.min_overdue ?? "")
  const { data: users } = useQuery(usersQuery())
  const toggle = (name: "broken_promise" | "disputed", label: string) => (
    <Button
      size="small"
      variant="secondary"
      aria-pressed={values[name] === "true"}
      className={values[name] === "true" ? "bg-ui-bg-base-pressed" : ""}
      onClick={() => setUrl({ [name]: values[name] ? null : "true" })}
    >
      {label}
    </Button>
  )
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="w-40">
        <Choice
          size="small"
          label={t("quote.fields.owner")}
          value={values.owner_id ?? EVERYONE}
          options={[
            { value: EVERYONE, label: t("collection.queue.everyone") },
            ...(users ?? []).map((user) => ({ value: user.id, label: userName(user) })),
          ]}
          onChange={(id) => setUrl({ owner_id: id === EVERYONE ? null : id })}
        />
      </div>
      {toggle("broken_promise", t("collection.queue.broken"))}
      {toggle("disputed", t("collection.queue.disputed"))}
      <form
        className="w-36"
        onSubmit={(event) => {
          event.preventDefault()
          const amount = parseDecimal(least)
          setUrl({ min_overdue: amount && amount > 0 ? String(amount) : null })
        }}
      >
        <Input
          size="small"
          inputMode="decimal"
          aria-label={t("collection.queue.least")}
          placeholder={t("collection.queue.least")}
          value={least}
          onChange={(event) => setLeast(event.target.value)}
        />
      </form>
      <NarrowedBy keys={["team_id", "region_id", "sales_channel_id"]} />
      <CurrencyChoice value={currency} />
    </div>
  )
}

const DebtorRow = ({ debtor, currency, today }: { debtor: Debtor; currency: string; today: string }) => {
  const { t } = useTranslation("crm")
  const late = debtor.overdue > 0
  return (
    <Table.Row>
      <Table.Cell className="min-w-[140px] py-2">
        <Link to={accountHref(debtor.customer_id, currency)} className="text-ui-fg-base hover:text-ui-fg-interactive">
          {debtor.name ?? t("common.unknown")}
        </Link>
        <HeldBack debtor={debtor} currency={currency} />
      </Table.Cell>
      <Table.Cell className="hidden w-[20%] min-w-[120px] md:table-cell">
        <AgeBar buckets={debtor.buckets} total={debtor.owed} currency={currency} />
      </Table.Cell>
      <Table.Cell className="hidden md:table-cell">
        <Day relative value={debtor.oldest_due_date} today={today} className={late ? "text-ui-fg-error" : ""} />
      </Table.Cell>
      <Table.Cell className="hidden lg:table-cell">
        <Moment value={debtor.last_contact_at} />
      </Table.Cell>
      <Table.Cell className="hidden text-end sm:table-cell">
        <Money
          amount={debtor.overdue}
          currency={currency}
          className={late ? "text-ui-fg-error" : "text-ui-fg-subtle"}
        />
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={debtor.owed} currency={currency} className="text-ui-fg-base" />
      </Table.Cell>
      <Table.Cell className="text-end">
        <DebtorActions debtor={debtor} currency={currency} />
      </Table.Cell>
    </Table.Row>
  )
}

/** What stands in the way of asking for everything. */
const HeldBack = ({ debtor, currency }: { debtor: Debtor; currency: string }) => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const locale = useLocale()
  const { promise, disputed, unallocated, held_back } = debtor
  if (!promise && !held_back.length) {
    return null
  }
  return (
    <div className="flex flex-wrap items-center gap-1 py-1">
      {promise ? (
        <StatusBadge
          color={promise.state === "broken" ? "red" : "orange"}
          className="h-auto whitespace-normal text-start"
        >
          {t(`collection.queue.promises.${promise.state}`, {
            amount: money(promise.amount, currency),
            day: formatDay(promise.promised_date, locale),
          })}
        </StatusBadge>
      ) : null}
      {disputed > 0 ? (
        <StatusBadge color="orange" className="whitespace-nowrap">
          {t("collection.queue.disputes", { amount: money(disputed, currency) })}
        </StatusBadge>
      ) : null}
      {unallocated > 0 ? (
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-nowrap">
          {t("collection.queue.unallocated", { amount: money(unallocated, currency) })}
        </Text>
      ) : null}
    </div>
  )
}
