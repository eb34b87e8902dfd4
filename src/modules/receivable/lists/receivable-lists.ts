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

/** A part of it is asked for and disputed. */
const DISPUTED = `(i.status = 'issued' and i.allocated_total < i.total and exists (select from crm_dispute d
  where d.invoice_id = i.id and d.status = 'open' and d.deleted_at is null))`

/** Tax documents made elsewhere, by any part of their number, and of their key also as people write it, in groups of four. */
const FISCAL_DOCUMENT = `i.id in (select f.invoice_id from crm_fiscal_document f
  where f.deleted_at is null and (f.number ilike ? or f.access_key ilike replace(?, ' ', '')))`

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
    disputed: DISPUTED,
  },
  search: ["i.number", "i.customer_name", "i.purchase_order_number", "i.order_display_id", "i.buyer_reference", FISCAL_DOCUMENT],
  total: "case when i.status = 'issued' then i.total else 0 end",
  outstanding: OUTSTANDING,
  defaultOrder: "-created_at",
})

/** A column of the invoice that a credit note takes back. */
const invoiceOf = (column: string): string => `(select o.${column} from crm_invoice o where o.id = c.invoice_id)`

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
  search: ["c.number", "c.customer_name", invoiceOf("number"), invoiceOf("purchase_order_number"), invoiceOf("order_display_id")],
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

/** Write-offs; `outstanding` is what of them still counts. */
export const writeOffList = (): DocumentList => ({
  from: "crm_write_off w",
  alias: "w",
  columns: {
    ...named("w", [
      "id",
      "invoice_id",
      "amount",
      "currency_code",
      "write_off_date",
      "reason_code",
      "customer_id",
      "bill_to_customer_id",
      "customer_name",
      "owner_id",
      "created_at",
      "updated_at",
    ]),
    reversed: "(w.reversed_at is not null)",
  },
  search: ["w.customer_name", "w.note", "(select o.number from crm_invoice o where o.id = w.invoice_id)"],
  total: "w.amount",
  outstanding: "w.allocated_total",
  defaultOrder: "-created_at",
})

/** Columns of an export, in their order; amounts are decimal text, the rest is text. */
export type ExportColumn = { name: string; sql: string; amount?: true }

const texts = (alias: string, names: string[]): ExportColumn[] => names.map((name) => ({ name, sql: `${alias}.${name}` }))
const amounts = (alias: string, names: string[]): ExportColumn[] =>
  names.map((name) => ({ name, sql: `${alias}.${name}`, amount: true }))

export const INVOICE_EXPORT: ExportColumn[] = [
  ...texts("i", ["number", "status"]),
  { name: "payment_status", sql: PAYMENT_STATUS },
  ...texts("i", ["issue_date", "supply_date", "due_date"]),
  { name: "next_due_date", sql: NEXT_DUE },
  ...texts("i", ["customer_name"]),
  { name: "tax_id", sql: "i.buyer->>'tax_id'" },
  { name: "order", sql: "i.order_display_id" },
  ...texts("i", ["purchase_order_number", "buyer_reference", "currency_code"]),
  ...amounts("i", ["subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total", "prepaid"]),
  { name: "outstanding", sql: OUTSTANDING, amount: true },
]

export const CREDIT_NOTE_EXPORT: ExportColumn[] = [
  ...texts("c", ["number", "issue_date"]),
  { name: "invoice", sql: invoiceOf("number") },
  ...texts("c", ["customer_name"]),
  { name: "tax_id", sql: "c.buyer->>'tax_id'" },
  { name: "order", sql: invoiceOf("order_display_id") },
  ...texts("c", ["reason", "currency_code"]),
  ...amounts("c", ["subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total"]),
  { name: "unallocated", sql: "c.total - c.allocated_total - c.refunded_total", amount: true },
]

/** Whether an export now is the first that an invoice leaves in, as text. */
export const NEVER_EXPORTED = "(i.status = 'issued' and i.exported_at is null)::text"

/** SQL of the columns, all as text: an amount must not become a float on its way. */
export const selectOf = (columns: ExportColumn[]): string =>
  columns.map(({ name, sql, amount }) => `(${amount ? `trim_scale(${sql})` : sql})::text as "${name}"`).join(", ")
