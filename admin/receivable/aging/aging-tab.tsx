import { Button, Input, Table } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Choice } from "../../shared/choice"
import { DayInput } from "../../shared/day-input"
import { saveFile } from "../../shared/save-file"
import { EmptyState } from "../../shared/empty-state"
import { Money, useMoney } from "../../shared/money"
import { useUrlState } from "../../shared/use-url-state"
import { accountHref } from "../collection/queries"
import { CurrencyChoice } from "../currency-choice"
import { PAGE_SIZE } from "../list-params"
import { ReportTable } from "../lists/report-table"
import { bucketName, readBuckets, USUAL_BUCKETS } from "../rules/buckets"
import { AGING_EXPORT, AgingBucket, agingQuery, AgingRow, GroupBy } from "./queries"

/** Nobody's documents, in an address. */
const NOBODY = "none"

/** Receivables › Aging: what is owed by age, at any day, by debtor or owner; each figure opens what adds up to it. */
export const AgingTab = () => {
  const { t } = useTranslation("crm")
  const money = useMoney()
  const [{ currency, as_of, date_basis, buckets, group_by, offset }, setUrl] = useUrlState([
    "currency",
    "as_of",
    "date_basis",
    "buckets",
    "group_by",
    "offset",
  ] as const)
  const by: GroupBy = group_by === "owner" ? "owner" : "customer"
  const layout = { currency_code: currency, as_of, date_basis, buckets }
  const { data, error, refetch } = useQuery(
    agingQuery({ ...layout, group_by: by, limit: PAGE_SIZE, offset: parseInt(offset ?? "0", 10) || 0 })
  )
  const code = data?.currency_code ?? currency ?? ""
  const save = (): void => {
    saveFile(AGING_EXPORT, { query: { ...layout, group_by: by }, filename: "aging.csv" })
  }
  /** The instalments behind a figure, laid out as here. */
  const hrefOf = (more: Record<string, string | undefined>): string => {
    const all = { tab: "open", currency: code, as_of, date_basis, buckets, ...more }
    const query = Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1]))
    return `/crm/receivables?${new URLSearchParams(query).toString()}`
  }
  const ofRow = ({ id }: AgingRow): Record<string, string | undefined> =>
    by === "customer" ? { customer_id: id ?? undefined } : { owner_id: id ?? NOBODY }
  const figures = (whose: Record<string, string | undefined>, parts: AgingBucket[], total: number, look: string) => (
    <>
      {[...parts, { key: "", amount: total, count: 1 }].map(({ key, amount }) => (
        <Table.Cell key={key} className="text-end">
          {amount ? (
            <Link to={hrefOf({ ...whose, bucket: key || undefined })} className="hover:text-ui-fg-interactive-hover">
              <Money
                amount={amount}
                currency={code}
                className={key ? look : "text-ui-fg-base txt-compact-small-plus"}
              />
            </Link>
          ) : (
            <span className="text-ui-fg-subtle">–</span>
          )}
        </Table.Cell>
      ))}
    </>
  )
  const known = data?.rows.length ? data.rows : undefined
  const dated = new URLSearchParams({ tab: "unallocated", currency: code, ...(as_of ? { as_of } : {}) }).toString()
  return (
    <ReportTable
      title={t("receivable.tabs.aging")}
      summary={
        data ? (
          <span className="flex flex-wrap gap-x-2">
            <span>{t("receivable.aging.owed", { amount: money(data.total, code) })}</span>
            <span>·</span>
            <Link to={`/crm/receivables?${dated}`} className="hover:text-ui-fg-interactive-hover">
              {t("receivable.aging.unallocated", { amount: money(data.unallocated, code) })}
            </Link>
            <span>·</span>
            <span>{t("receivable.aging.net", { amount: money(data.net, code) })}</span>
          </span>
        ) : (
          "\u00a0"
        )
      }
      tools={
        <div className="flex flex-wrap items-center gap-2">
          <div className="w-40">
            <DayInput
              size="small"
              label={t("receivable.aging.asOf")}
              value={as_of ?? data?.as_of ?? null}
              onChange={(day) => setUrl({ as_of: day })}
            />
          </div>
          <div className="w-44">
            <Choice
              size="small"
              label={t("receivable.aging.basis")}
              value={date_basis === "issue" ? "issue" : "due"}
              options={(["due", "issue"] as const).map((value) => ({
                value,
                label: t(`receivable.aging.bases.${value}`),
              }))}
              onChange={(value) => setUrl({ date_basis: value === "issue" ? value : null })}
            />
          </div>
          <div className="w-36">
            <Choice
              size="small"
              label={t("receivable.aging.groupBy")}
              value={by}
              options={(["customer", "owner"] as const).map((value) => ({
                value,
                label: t(`receivable.aging.groups.${value}`),
              }))}
              onChange={(value) => setUrl({ group_by: value === "owner" ? value : null })}
            />
          </div>
          <BucketsInput
            key={buckets ?? USUAL_BUCKETS}
            value={buckets ?? USUAL_BUCKETS}
            onChange={(days) => setUrl({ buckets: days === USUAL_BUCKETS ? null : days })}
          />
          <CurrencyChoice value={code} />
          <Button size="small" variant="secondary" onClick={save}>
            {t("journal.export")}
          </Button>
        </div>
      }
      head={
        <Table.Row>
          <Table.HeaderCell>{t(`receivable.aging.groups.${by}`)}</Table.HeaderCell>
          {data?.buckets.map(({ key }) => (
            <Table.HeaderCell key={key} className="whitespace-nowrap text-end">
              {bucketName(t, key)}
            </Table.HeaderCell>
          ))}
          <Table.HeaderCell className="text-end">{t("common.total")}</Table.HeaderCell>
        </Table.Row>
      }
      rows={
        data && [
          ...(known ?? []).map((row) => (
            <Table.Row key={row.id ?? NOBODY}>
              <Table.Cell className="text-ui-fg-base">
                {by === "customer" && row.id ? (
                  <Link to={accountHref(row.id, code)} className="text-ui-fg-interactive-hover">
                    {row.name ?? row.id}
                  </Link>
                ) : (
                  (row.name ?? row.id ?? t(by === "owner" ? "common.nobody" : "common.unknown"))
                )}
              </Table.Cell>
              {figures(ofRow(row), row.buckets, row.total, "text-ui-fg-subtle")}
            </Table.Row>
          )),
          ...(known
            ? [
                <Table.Row key="total" data-testid="crm-aging-total">
                  <Table.Cell className="text-ui-fg-base txt-compact-small-plus">
                    {t("receivable.aging.all")}
                  </Table.Cell>
                  {figures({}, data.buckets, data.total, "text-ui-fg-base txt-compact-small-plus")}
                </Table.Row>,
              ]
            : []),
        ]
      }
      count={by === "customer" ? (data?.count ?? 0) : 0}
      empty={
        <EmptyState title={t("receivable.collect.empty")} description={t("receivable.collect.emptyDescription")} />
      }
      error={error}
      onRetry={() => refetch()}
    />
  )
}

/** Last days of the buckets, as people type them; what is no days goes back to the usual ones. */
const BucketsInput = ({ value, onChange }: { value: string; onChange: (days: string) => void }) => {
  const { t } = useTranslation("crm")
  const [text, setText] = useState(value)
  const apply = (): void => {
    const days = readBuckets(text) ?? USUAL_BUCKETS
    setText(days)
    if (days !== value) {
      onChange(days)
    }
  }
  return (
    <div className="w-32">
      <Input
        size="small"
        inputMode="numeric"
        aria-label={t("receivable.aging.buckets")}
        title={t("receivable.aging.buckets")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => (event.key === "Enter" ? apply() : undefined)}
      />
    </div>
  )
}
