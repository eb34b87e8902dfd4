import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import type { WriteOffReason } from "../../src/shared/write-off-limit"
import { BucketKey } from "../overview/queries"
import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import type { OrderLine, Proposal } from "./billing/queries"

/** Amounts are numbers in major units of the document's `currency_code`; days are `YYYY-MM-DD`. */
export type PaymentStatus = "unpaid" | "partially_paid" | "paid"

export type TaxLine = {
  rate: number | string
  code?: string | null
  name?: string | null
  base?: number | string
  amount?: number | string
}

export type Invoice = {
  id: string
  /** UNTDID 1001; 84 asks for interest, "opening" is a balance taken over. */
  document_type: string
  number: string | null
  status: "draft" | "issued" | "voided"
  payment_status: PaymentStatus
  issue_date: string | null
  supply_date: string | null
  due_date: string | null
  next_due_date: string | null
  days_overdue: number
  overdue: boolean
  currency_code: string
  order_id: string | null
  order_display_id: string | null
  customer_id: string
  customer_name: string | null
  bill_to_customer_id: string
  purchase_order_number: string | null
  subtotal: number
  discount_total: number
  shipping_total: number
  tax_lines: TaxLine[] | null
  tax_total: number
  rounding_total: number
  total: number
  prepaid: number
  payable: number
  outstanding: number
  /** Of it in open disputes. */
  disputed_total: number
  owner_id: string | null
  allocated_total: number
  early_discount: EarlyDiscount | null
}

/** What may be taken off when the rest is paid by a day. */
export type EarlyDiscount = { percent: number; until: string; amount: number }

export type Party = {
  name?: string | null
  company_name?: string | null
  legal_name?: string | null
  tax_id?: string | null
  email?: string | null
  address?: Record<string, string | null> | null
}

export type InvoiceItem = {
  id: string
  position: number
  kind: "item" | "shipping" | "deposit" | "price"
  title: string
  subtitle: string | null
  sku: string | null
  quantity: number
  unit_price: number
  subtotal: number
  discount_total: number
  tax_total: number
  total: number
  tax_lines: TaxLine[] | null
}

export type Instalment = { id: string; position: number; due_date: string; amount: number; outstanding: number }

/** Another document, as far as a link needs it. */
export type Named = { id: string; number: string | null }

export type Allocation = {
  id: string
  amount: number
  allocation_date: string
  reversed_at: string | null
  receipt_id: string | null
  credit_note_id: string | null
  write_off_id: string | null
  /** Of money in another currency: what it takes of it, and the rate. */
  source_amount: number | null
  source_currency: string | null
  exchange_rate: string | null
  invoice_id: string
  invoice?: Named | null
  receipt?: Named | null
  credit_note?: Named | null
}

export type PaymentInstructions = {
  iban?: string | null
  bic?: string | null
  bank_name?: string | null
  account_holder?: string | null
  pix_key?: string | null
  pix_city?: string | null
  text?: string | null
}

export type InvoiceDetail = Invoice & {
  seller: Party | null
  buyer: Party | null
  billing_address: Record<string, string | null> | null
  buyer_reference: string | null
  notes: string | null
  payment_instructions: PaymentInstructions | null
  /** How often the buyer's page was opened, when last, and how many links to it live. */
  opened_count: number
  last_opened_at: string | null
  live_links: number
  payment_terms: { name?: string | null } | null
  fiscal_documents: "here" | "elsewhere"
  /** When a person or the buyer took the document. */
  handed_over_at: string | null
  exported_at: string | null
  items: InvoiceItem[]
  instalments: Instalment[]
  allocations: Allocation[]
  credit_notes: { id: string; number: string | null; total: number; issue_date: string | null }[]
  quote?: { id: string; number: string } | null
}

export type Receipt = {
  id: string
  number: string
  customer_id: string
  bill_to_customer_id: string
  customer_name: string | null
  currency_code: string
  amount: number
  allocated_total: number
  refunded_total: number
  unallocated: number
  received_date: string
  method: string | null
  reference: string | null
  source: "manual" | "host_capture" | "bank" | "opening" | "invoice_page"
  order_id: string | null
  allocations?: Allocation[]
  refunds?: Refund[]
}

/** Money that went back out of a receipt or credit note. */
export type Refund = {
  id: string
  amount: number
  currency_code: string
  paid_date: string
  method: string | null
  reference: string | null
  reversed_at: string | null
}

export type CreditNote = {
  id: string
  number: string | null
  invoice_id: string
  issue_date: string | null
  customer_name: string | null
  currency_code: string
  total: number
  allocated_total: number
  unallocated: number
}

export type CreditNoteDetail = CreditNote &
  Pick<Invoice, "subtotal" | "discount_total" | "shipping_total" | "tax_lines" | "rounding_total"> & {
  items: InvoiceItem[]
  customer_id: string
  bill_to_customer_id: string
  reason: string | null
  reason_code: string | null
  allocations: Allocation[]
  refunds: Refund[]
}

/** What a credit note would say, and what could be credited; made by the server, kept nowhere. */
export type CreditPreview = {
  currency_code: string
  left: number
  left_after: number
  becomes_credit: number
  items: {
    invoice_item_id: string
    title: string
    kind: string
    quantity: number
    quantity_left: number
    total: number
  }[]
  credit_note: {
    subtotal: number
    discount_total: number
    shipping_total: number
    rounding_total: number
    total: number
    tax_lines: { rate: string; name: string | null; amount: string }[]
  } | null
}

export type Sum = { currency_code: string; count: number; total: number | string; outstanding: number | string }
export type ListParams = Record<string, unknown> & { limit: number; offset: number }
type List<Key extends string, Row> = Record<Key, Row[]> & { count: number; totals: Sum[] }

export const invoicesQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.invoices.list(params),
    queryFn: () => sdk.client.fetch<List<"invoices", Invoice>>("/admin/crm/invoices", { query: params }),
    placeholderData: keepPreviousData,
  })

export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.invoices.detail(id),
    queryFn: () => sdk.client.fetch<{ invoice: InvoiceDetail }>(`/admin/crm/invoices/${id}`),
    select: (answer) => answer.invoice,
  })

/** What one debtor still has to pay, the earliest due first; in every currency unless one is given. */
export const openInvoicesQuery = (bill_to_customer_id: string | null, currency_code?: string) =>
  invoicesQuery({
    limit: 200,
    offset: 0,
    order: "due_date",
    status: "issued",
    payment_status: ["unpaid", "partially_paid"],
    bill_to_customer_id,
    currency_code,
  })

/** Documents that show who did what with them. */
export type HistoryNoun = "invoices" | "credit-notes" | "receipts"

const KEYS = { invoices: crmKeys.invoices, "credit-notes": crmKeys.creditNotes, receipts: crmKeys.receipts }

export const documentHistoryQuery = (noun: HistoryNoun, id: string) =>
  queryOptions({
    queryKey: KEYS[noun].part(id, "history"),
    queryFn: () => sdk.client.fetch<{ history: HistoryEntry[] }>(`/admin/crm/${noun}/${id}/history`),
    select: (answer) => answer.history,
  })

export const receiptsQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.receipts.list(params),
    queryFn: () => sdk.client.fetch<List<"receipts", Receipt>>("/admin/crm/receipts", { query: params }),
    placeholderData: keepPreviousData,
  })

export const receiptQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.receipts.detail(id),
    queryFn: () => sdk.client.fetch<{ receipt: Receipt }>(`/admin/crm/receipts/${id}`),
    select: (answer) => answer.receipt,
  })

export const creditNotesQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.creditNotes.list(params),
    queryFn: () => sdk.client.fetch<List<"credit_notes", CreditNote>>("/admin/crm/credit-notes", { query: params }),
    placeholderData: keepPreviousData,
  })

export const creditNoteQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.creditNotes.detail(id),
    queryFn: () => sdk.client.fetch<{ credit_note: CreditNoteDetail }>(`/admin/crm/credit-notes/${id}`),
    select: (answer) => answer.credit_note,
  })

export const creditPreviewQuery = (invoiceId: string, body: object) =>
  queryOptions({
    queryKey: [...crmKeys.invoices.part(invoiceId, "credit"), body],
    queryFn: () =>
      sdk.client.fetch<{ preview: CreditPreview }>(`/admin/crm/invoices/${invoiceId}/credit-notes/preview`, {
        method: "POST",
        body,
      }),
    select: (answer) => answer.preview,
    placeholderData: keepPreviousData,
  })

/** What of an invoice is not asked for any more. */
export type WriteOff = {
  id: string
  invoice_id: string
  amount: number
  currency_code: string
  write_off_date: string
  reason_code: WriteOffReason
  note: string | null
  customer_name: string | null
  reversed_at: string | null
  reversed_date: string | null
}

export const writeOffsQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.writeOffs.list(params),
    queryFn: () => sdk.client.fetch<List<"write_offs", WriteOff>>("/admin/crm/write-offs", { query: params }),
    placeholderData: keepPreviousData,
  })

/** A receipt or credit note of which something settles nothing yet. */
export type Unallocated = {
  kind: "receipt" | "credit_note"
  id: string
  number: string | null
  customer_name: string | null
  credit_date: string
  amount: number
  unallocated: number
}

export const unallocatedQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.receipts.list({ ...params, unallocated: true }),
    queryFn: () =>
      sdk.client.fetch<{ currency_code: string; unallocated: Unallocated[]; count: number; total: number }>(
        "/admin/crm/reports/unallocated",
        { query: params }
      ),
    placeholderData: keepPreviousData,
  })

/** An order that is not wholly invoiced. */
export type UninvoicedOrder = {
  order_id: string
  display_id: string | null
  customer_name: string | null
  placed_date: string | null
  delivered_date: string | null
  total: number
  to_come: number
  delivered_not_invoiced: number
}

export const uninvoicedOrdersQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.orders.list({ ...params, uninvoiced: true }),
    queryFn: () =>
      sdk.client.fetch<{
        currency_code: string
        orders: UninvoicedOrder[]
        count: number
        to_come: number
        delivered_not_invoiced: number
      }>("/admin/crm/reports/uninvoiced-orders", { query: params }),
    placeholderData: keepPreviousData,
  })

export type OpenInstalment = {
  id: string
  invoice_id: string
  invoice_number: string
  customer_name: string | null
  due_date: string
  amount: number
  outstanding: number
  days_overdue: number
  bucket: BucketKey
  currency_code: string
}

export const openInstalmentsQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.aging.list({ ...params, instalments: true }),
    queryFn: () =>
      sdk.client.fetch<{ currency_code: string; open_instalments: OpenInstalment[]; count: number; total: number }>(
        "/admin/crm/reports/open-instalments",
        { query: params }
      ),
    placeholderData: keepPreviousData,
  })

/** `/admin/crm/orders/:id/invoices`: the money of one host order. */
export type OrderMoney = {
  order: {
    order_id: string
    display_id: string | null
    total: number
    paid_total: number
    invoiced_total: number
    to_invoice: number
    to_credit: number
    currency_code: string
    canceled_at: string | null
  }
  lines: OrderLine[]
  /** What its documents lack since it changed. */
  billing_proposal: Proposal | null
  quote: { id: string; number: string } | null
  invoices: Invoice[]
  receipts: Receipt[]
  outstanding: number
  currency_code: string
}

export const orderMoneyQuery = (orderId: string) =>
  queryOptions({
    queryKey: crmKeys.orders.detail(orderId),
    queryFn: () => sdk.client.fetch<OrderMoney>(`/admin/crm/orders/${orderId}/invoices`),
    retry: false,
  })
