import { Day } from "../../../shared/days"
import { DocumentList } from "../../../shared/lists/list-documents"

const named = (alias: string, names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, `${alias}.${name}`]))

/** Derived, never stored: what `payment-status.ts` says of one invoice, said in SQL. */
const PAYMENT_STATUS = `case when i.status = 'issued' and i.allocated_total >= i.total then 'paid'
  when i.allocated_total > 0 then 'partially_paid' else 'unpaid' end`

/** Looks for instalments only where something is open: of many invoices most are settled. */
const NEXT_DUE = `(case when i.status = 'issued' and i.allocated_total < i.total then
  (select min(n.due_date) from crm_instalment n where n.invoice_id = i.id and n.open and n.deleted_at is null) end)`

const OUTSTANDING = `(case when i.status = 'issued' then i.total - i.allocated_total else 0 end)`

/** Invoices. `total` adds what is issued and not voided; a draft asks for nothing yet. */
export const invoiceList = (today: Day): DocumentList => ({
  from: "crm_invoice i",
  alias: "i",
  columns: {
    ...named("i", [
      "id",
      "number",
      "status",
      "issue_date",
      "supply_date",
      "due_date",
      "currency_code",
      "order_id",
      "customer_id",
      "bill_to_customer_id",
      "customer_name",
      "owner_id",
      "total",
      "created_at",
      "updated_at",
    ]),
    payment_status: `(${PAYMENT_STATUS})`,
    outstanding: OUTSTANDING,
    next_due_date: NEXT_DUE,
    overdue: `(coalesce(${NEXT_DUE} < '${today}', false))`,
  },
  search: ["i.number", "i.customer_name", "i.purchase_order_number", "i.order_display_id"],
  total: "case when i.status = 'issued' then i.total else 0 end",
  outstanding: OUTSTANDING,
  defaultOrder: "-created_at",
})

/** Credit notes; `outstanding` is what is neither allocated nor paid back. */
export const creditNoteList = (): DocumentList => ({
  from: "crm_credit_note c",
  alias: "c",
  columns: {
    ...named("c", [
      "id",
      "number",
      "invoice_id",
      "order_id",
      "issue_date",
      "currency_code",
      "customer_id",
      "bill_to_customer_id",
      "customer_name",
      "owner_id",
      "total",
      "created_at",
      "updated_at",
    ]),
    unallocated: "(c.total - c.allocated_total - c.refunded_total)",
  },
  search: ["c.number", "c.customer_name"],
  total: "c.total",
  outstanding: "c.total - c.allocated_total - c.refunded_total",
  defaultOrder: "-created_at",
})

/** Receipts; `outstanding` is what is neither allocated nor given back. */
export const receiptList = (): DocumentList => ({
  from: "crm_receipt r",
  alias: "r",
  columns: {
    ...named("r", [
      "id",
      "number",
      "customer_id",
      "bill_to_customer_id",
      "customer_name",
      "amount",
      "currency_code",
      "received_date",
      "method",
      "reference",
      "source",
      "order_id",
      "owner_id",
      "created_at",
      "updated_at",
    ]),
    unallocated: "(r.amount - r.allocated_total - r.refunded_total)",
    has_unallocated: "(r.amount > r.allocated_total + r.refunded_total)",
    invoice_id: "(select max(a.invoice_id) from crm_allocation a where a.receipt_id = r.id)",
  },
  search: ["r.number", "r.customer_name", "r.reference"],
  total: "r.amount",
  outstanding: "r.amount - r.allocated_total - r.refunded_total",
  defaultOrder: "-created_at",
})
