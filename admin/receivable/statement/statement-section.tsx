import { Button, Table, Text } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { Link } from "react-router-dom"

import { Day } from "../../shared/day"
import { saveFile } from "../../shared/save-file"
import { ErrorState } from "../../shared/error-state"
import { formatDay } from "../../shared/format"
import { useLocale } from "../../shared/locale"
import { Money } from "../../shared/money"
import { RangeInputs } from "../../shared/range-inputs"
import { Section } from "../../shared/section"
import { TextSkeleton } from "../../shared/skeletons"
import { TablePages } from "../../shared/table-pages"
import { useUrlState } from "../../shared/use-url-state"
import { MoneyButton } from "../money-button"
import { MailDialog } from "../send/mail-dialog"
import { pdfOf } from "../send/queries"
import { Movement, MovementKind, Statement, statementMailing, statementQuery } from "./queries"

const SHOWN = 50
const WIDE = "hidden sm:table-cell"
/** The first column that a phone shows has the padding of a first column there. */
const FIRST = "max-sm:ps-6"
const PAGES = { crm_invoice: "invoices", crm_credit_note: "credit-notes", crm_receipt: "receipts" } as const

/** A key may not end as a plural does. */
const kindKey = (kind: MovementKind): string => `statement.kinds.${kind.replace(/_other$/, "")}`

type StatementSectionProps = { customerId: string; currency: string }

/** What moved the debtor's balance in a range of days, with the balance after each; printed and mailed from here. */
export const StatementSection = ({ customerId, currency }: StatementSectionProps) => {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  const [{ from, to }, setUrl] = useUrlState(["from", "to"] as const)
  const [sending, setSending] = useState(false)
  const { data, error, refetch } = useQuery(statementQuery(customerId, { currency_code: currency, from, to }))
  const mailing = data && statementMailing(customerId, data)
  const print = (): void => {
    if (mailing) {
      saveFile(pdfOf(mailing))
    }
  }
  return (
    <Section
      title={t("statement.title")}
      actions={
        <div className="flex items-center gap-x-2">
          <Button size="small" variant="secondary" disabled={!mailing || Boolean(error)} onClick={print}>
            {t("statement.pdf")}
          </Button>
          <MoneyButton variant="secondary" disabled={!mailing || Boolean(error)} onClick={() => setSending(true)}>
            {t("documents.send.action")}
          </MoneyButton>
        </div>
      }
    >
      <div className="flex flex-wrap items-center gap-2 px-6 py-4">
        <RangeInputs from={from ?? data?.from} to={to ?? data?.to} onChange={setUrl} />
      </div>
      {error ? (
        <ErrorState compact error={error} onRetry={() => refetch()} />
      ) : data ? (
        <StatementTable key={`${data.currency_code}${data.from}${data.to}`} statement={data} />
      ) : (
        <TextSkeleton lines={4} />
      )}
      {sending && data && mailing ? (
        <MailDialog
          mailing={mailing}
          title={t("statement.send.title")}
          description={t("statement.send.description", {
            from: formatDay(data.from, locale),
            to: formatDay(data.to, locale),
            currency: data.currency_code.toUpperCase(),
          })}
          done={({ recipient }) => t("statement.send.done", { mail: recipient })}
          failed={t("statement.send.failed")}
          onClose={() => setSending(false)}
        />
      ) : null}
    </Section>
  )
}

const StatementTable = ({ statement }: { statement: Statement }) => {
  const { t } = useTranslation("crm")
  const [offset, setOffset] = useState(0)
  const { currency_code: currency, movements, outstanding, overdue, unallocated, advances } = statement
  const balance = (day: string, name: string, amount: number) => (
    <Table.Row>
      <Table.Cell className={WIDE}>
        <Day value={day} />
      </Table.Cell>
      <Table.Cell className={`text-ui-fg-base ${FIRST}`}>{name}</Table.Cell>
      <Table.Cell />
      <Table.Cell className="text-end">
        <Money amount={amount} currency={currency} className="text-ui-fg-base txt-compact-small-plus" />
      </Table.Cell>
    </Table.Row>
  )
  const figure = (label: string, amount: number, look = "text-ui-fg-base") => (
    <div className="flex items-baseline justify-between gap-x-4">
      <dt className="txt-compact-small text-ui-fg-subtle">{label}</dt>
      <dd>
        <Money amount={amount} currency={currency} className={`txt-compact-small ${look}`} />
      </dd>
    </div>
  )
  return (
    <>
      <div className="overflow-x-auto" data-testid="crm-statement">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell className={WIDE}>{t("receivable.fields.day")}</Table.HeaderCell>
              <Table.HeaderCell className={FIRST}>{t("receivable.fields.document")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("receivable.fields.amount")}</Table.HeaderCell>
              <Table.HeaderCell className="text-end">{t("statement.balance")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {balance(statement.from, t("statement.opening"), statement.opening_balance)}
            {movements.slice(offset, offset + SHOWN).map((row) => (
              <MovementRow key={row.id} row={row} currency={currency} />
            ))}
            {balance(statement.to, t("statement.closing"), statement.closing_balance)}
          </Table.Body>
        </Table>
      </div>
      <TablePages count={movements.length} offset={offset} pageSize={SHOWN} onPage={setOffset} />
      <dl className="flex flex-col gap-y-2 px-6 py-4" data-testid="crm-statement-figures">
        {figure(t("receivable.fields.outstanding"), outstanding)}
        {overdue ? figure(t("statement.overdue"), overdue, "text-ui-fg-error") : null}
        {statement.buckets
          .filter(({ amount }) => amount !== 0)
          .map(({ key, amount }) => (
            <div key={key} className="ps-4">
              {figure(t(`receivable.buckets.${key}`), amount, "text-ui-fg-subtle")}
            </div>
          ))}
        {unallocated ? figure(t("receivable.fields.unallocated"), -unallocated) : null}
        {advances ? figure(t("statement.advances"), -advances) : null}
        {figure(t("statement.net"), statement.closing_balance, "text-ui-fg-base txt-compact-small-plus")}
      </dl>
    </>
  )
}

const MovementRow = ({ row, currency }: { row: Movement; currency: string }) => {
  const { t } = useTranslation("crm")
  return (
    <Table.Row>
      <Table.Cell className={WIDE}>
        <Day value={row.date} />
      </Table.Cell>
      <Table.Cell className={`py-2 ${FIRST}`}>
        <Link
          to={`/crm/receivables/${PAGES[row.reference]}/${row.reference_id}`}
          className="text-ui-fg-interactive-hover whitespace-nowrap tabular-nums"
        >
          {row.number ?? "–"}
        </Link>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {t(kindKey(row.kind))}
          {row.note ? ` · ${row.note}` : null}
          <span className="sm:hidden">
            {" · "}
            <Day value={row.date} />
          </span>
        </Text>
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={row.amount} currency={currency} className="text-ui-fg-base" />
      </Table.Cell>
      <Table.Cell className="text-end">
        <Money amount={row.balance} currency={currency} />
      </Table.Cell>
    </Table.Row>
  )
}
