import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { Bucket } from "../../overview/queries"
import { DocumentMail } from "../../shared/mails"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { Mailing } from "../send/queries"

export type MovementKind =
  | "invoice"
  | "invoice_voided"
  | "credit_note"
  | "receipt"
  | "refund"
  | "refund_undone"
  | "paid_by_other"
  | "paid_for_other"
  | "write_off"
  | "write_off_undone"
  | "exchange"

/** What moved the balance of a debtor, and the balance after it. Positive amounts raise what is owed. */
export type Movement = {
  id: string
  kind: MovementKind
  date: string
  due_date: string | null
  reference: "crm_invoice" | "crm_credit_note" | "crm_receipt"
  reference_id: string
  number: string | null
  customer_name: string | null
  note: string | null
  amount: number
  balance: number
}

/** `/admin/crm/customers/:id/statement`: amounts in major units of `currency_code`, days `YYYY-MM-DD`. */
export type Statement = {
  bill_to_customer_id: string
  currency_code: string
  from: string
  to: string
  opening_balance: number
  movements: Movement[]
  closing_balance: number
  outstanding: number
  overdue: number
  unallocated: number
  advances: number
  buckets: Bucket[]
}

export type StatementRange = { currency_code: string; from?: string; to?: string }

const pathOf = (customerId: string): string => `/admin/crm/customers/${customerId}/statement`
const keyOf = (customerId: string) => crmKeys.customers.part(customerId, "statement")

export const statementQuery = (customerId: string, range: StatementRange) =>
  queryOptions({
    queryKey: [...keyOf(customerId), range],
    queryFn: () => sdk.client.fetch<{ statement: Statement }>(pathOf(customerId), { query: range }),
    select: (answer) => answer.statement,
    placeholderData: keepPreviousData,
    retry: false,
  })

/** Every statement that was mailed, newest first. */
export const statementMailsQuery = (customerId: string) =>
  queryOptions({
    queryKey: [...keyOf(customerId), "mails"],
    queryFn: () =>
      sdk.client.fetch<{ mails: DocumentMail[] }>(`${pathOf(customerId)}/mails`, { query: { limit: 200 } }),
    select: (answer) => answer.mails,
  })

/** The paper that went with a mail, as it left. */
export const sentPdfPath = (customerId: string, mailId: string): string => `${pathOf(customerId)}/mails/${mailId}/pdf`

/** One statement, to be mailed. */
export const statementMailing = (
  customerId: string,
  { from, to, currency_code }: Required<StatementRange>
): Mailing => ({
  path: pathOf(customerId),
  query: { from, to, currency_code },
  key: (part) => [...keyOf(customerId), part, from, to, currency_code],
  changes: keyOf(customerId),
})
