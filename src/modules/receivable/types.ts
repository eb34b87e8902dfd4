import { InferTypeOf } from "@medusajs/framework/types"

import type { RevenueGroup, RevenueOn } from "../../shared/accounts"
import { Actor } from "../../shared/actor"
import { Day } from "../../shared/days"
import { AmountInput } from "../../shared/money"
import { EarlyDiscountStep, TermsOf } from "../../shared/payment-terms"
import { Allocation } from "./models/allocation"
import { BillingProposal } from "./models/billing-proposal"
import { CreditNote } from "./models/credit-note"
import { CustomerAccount } from "./models/customer-account"
import { Dispute } from "./models/dispute"
import { HostPayment } from "./models/host-payment"
import { Instalment } from "./models/instalment"
import { Invoice } from "./models/invoice"
import { InvoiceItem } from "./models/invoice-item"
import { InvoicePayment } from "./models/invoice-payment"
import { KeptDocument } from "./models/kept-document"
import { PaymentTerms } from "./models/payment-terms"
import { PaymentPromise } from "./models/promise"
import { Receipt } from "./models/receipt"
import { Refund } from "./models/refund"
import { ReceivableOrder } from "./models/receivable-order"
import type { CreditedPart } from "./rules/credit-amounts"
import { WriteOff } from "./models/write-off"
import type { OrderLineFacts } from "./rules/order-progress"
import type { TaxMapping } from "./rules/tax-category"

export type InvoiceRow = InferTypeOf<typeof Invoice>
export type InvoiceItemRow = InferTypeOf<typeof InvoiceItem>
export type InstalmentRow = InferTypeOf<typeof Instalment>
export type CreditNoteRow = InferTypeOf<typeof CreditNote>
export type ReceiptRow = InferTypeOf<typeof Receipt>
export type AllocationRow = InferTypeOf<typeof Allocation>
export type RefundRow = InferTypeOf<typeof Refund>
export type PaymentTermsRow = InferTypeOf<typeof PaymentTerms>
export type CustomerAccountRow = InferTypeOf<typeof CustomerAccount>
export type ReceivableOrderRow = InferTypeOf<typeof ReceivableOrder>
export type BillingProposalRow = InferTypeOf<typeof BillingProposal>
export type InvoicePaymentRow = InferTypeOf<typeof InvoicePayment>
export type KeptDocumentRow = InferTypeOf<typeof KeptDocument>
export type DisputeRow = InferTypeOf<typeof Dispute>
export type PromiseRow = InferTypeOf<typeof PaymentPromise>
export type WriteOffRow = InferTypeOf<typeof WriteOff>
export type HostPaymentRow = InferTypeOf<typeof HostPayment>

export type InvoiceStatus = InvoiceRow["status"]

/** The parts of a total and when each is due. */
export type TermsValue = TermsOf<AmountInput>

/** Terms to choose from; fields left out stay. */
export type PaymentTermsInput = {
  name?: string
  instalments?: TermsValue["instalments"]
  early_discount?: EarlyDiscountStep[] | null
  /** The store's own, for customers without any; the one before is it no more. */
  is_default?: boolean
}

/** Tax category of UNCL 5305 as EN 16931 uses it. */
export type TaxCategory = "S" | "Z" | "E" | "AE" | "K" | "G" | "O"

export type LineTax = {
  rate: AmountInput
  code: string | null
  name: string | null
  category?: TaxCategory | null
  /** VATEX code (EN 16931 BT-121). */
  exemption_code?: string | null
  exemption_reason?: string | null
}

/** Tax in the company's own currency. `rate` is how much of it one unit of the document's currency is worth. */
export type TaxAccounting = {
  currency_code: string
  rate: string
  rate_date: Day
  source?: string | null
  tax_total: string
}

/** Where and how to pay, as printed. */
export type PaymentInstructions = {
  iban?: string | null
  bic?: string | null
  bank_name?: string | null
  account_holder?: string | null
  pix_key?: string | null
  pix_city?: string | null
  text?: string | null
}

/** A line to invoice: exact sums of the host's order for this quantity, net of tax, not rounded. */
export type InvoiceLineInput = {
  kind: "item" | "shipping" | "deposit" | "price"
  deposit_invoice_id?: string | null
  order_item_id?: string | null
  title: string
  subtitle?: string | null
  sku?: string | null
  variant_id?: string | null
  product_id?: string | null
  quantity: AmountInput
  unit_price: AmountInput
  is_tax_inclusive?: boolean
  /** Before discount. */
  subtotal: AmountInput
  discount_total: AmountInput
  tax_lines: LineTax[]
  /** Nothing is shipped; decides between AE and K. */
  is_service?: boolean
  /** What the product is sold under now, the nearest first. */
  revenue_groups?: RevenueGroup[] | null
}

/** Everything of a draft invoice. Nothing of it is read from elsewhere later. */
export type InvoiceDraftInput = {
  order_id?: string | null
  order_display_id?: string | null
  order_version?: number | null
  currency_code: string
  customer_id: string | null
  customer_name: string | null
  bill_to_customer_id?: string | null
  customer_kind: "business" | "consumer"
  owner_id?: string | null
  locale: string
  seller: Record<string, unknown>
  buyer: Record<string, unknown>
  billing_address?: Record<string, unknown> | null
  shipping_address?: Record<string, unknown> | null
  purchase_order_number?: string | null
  buyer_reference?: string | null
  notes?: string | null
  payment_instructions?: PaymentInstructions | null
  tax_accounting?: TaxAccounting | null
  fulfillment_id?: string | null
  /** UNTDID 1001: an invoice, one for a deposit, or one of interest and fees, which is no sale; or what a ledger of before left open. */
  document_type?: "380" | "386" | "84" | "opening"
  payment_terms: TermsValue
  fiscal_documents: "here" | "elsewhere"
  /** What the store says of taxes without a rate; decides their category. */
  tax_mapping?: TaxMapping[]
  prices_include_tax?: boolean
  series?: string
  company_id?: string
  supply_date?: Day | null
  lines: InvoiceLineInput[]
  /**
   * The order's whole total, unrounded, when these lines leave nothing of it to invoice: this invoice then takes what is left of
   * it, so that all invoices of the order add up to round(order total).
   */
  closes_order_total?: AmountInput | null
  /** The order's whole total, unrounded, in any case: rounding alone never makes its invoices come to more. */
  order_total?: AmountInput | null
}

/** What of an order stands on invoices (drafts too, voided not), less its credit notes. Read while the order is locked. */
export type OrderBilling = {
  /** Quantity by host line item or shipping method; decimal text. */
  quantities: Map<string, string>
  /** Sum of the invoices' totals less their credit notes; decimal text. */
  invoiced_total: string
  /** Invoices that stand, newest first. */
  invoices: { id: string; number: string | null; status: InvoiceStatus }[]
  documents: OrderDocuments
  /** Differences that people decided to leave: what documents may be above (credit dismissed) or below the order. Decimal text. */
  dismissed_total: string
  wholly_invoiced: boolean
}

/** What a plan answers instead of a new draft: nothing is left, or the invoice that exists already. */
export type DraftPlan = InvoiceDraftInput | { answer: string } | null

/** A line of an issued paper or a draft, as stored; amounts are decimal text in its currency, net of tax but for the last two. */
export type DocumentLine = {
  id: string
  kind: "item" | "shipping" | "deposit" | "price"
  title: string
  order_item_id: string | null
  quantity: string
  subtotal: string
  discount_total: string
  tax_total: string
  total: string
  tax_lines: LineTax[] | null
}

export type InvoicedDocument = {
  id: string
  number: string | null
  status: InvoiceStatus
  document_type: string
  issue_date: Day | null
  currency_code: string
  fulfillment_id: string | null
  total: string
  allocated_total: string
  items: (DocumentLine & { deposit_invoice_id: string | null })[]
}

export type CreditedDocument = {
  id: string
  number: string | null
  invoice_id: string
  reason_code: CreditNoteRow["reason_code"]
  total: string
  items: (DocumentLine & { invoice_item_id: string | null })[]
}

export type OrderDocuments = { invoices: InvoicedDocument[]; notes: CreditedDocument[] }

/** What an order's documents lack, as found; stored as a `crm_billing_proposal`. */
export type BillingGap = {
  kind: BillingProposalRow["kind"]
  reason: BillingProposalRow["reason"]
  /** Tax included, decimal text, above 0. */
  amount: string
  lines: BillingGapLine[]
}

export type BillingGapLine = {
  title: string
  /** null on a line over an amount; with `invoice_item_id` that amount is off the price of the line */
  quantity: string | null
  order_item_id: string | null
  /** Of the invoice to credit; null for a supplementary invoice. */
  invoice_id: string | null
  invoice_number: string | null
  invoice_item_id: string | null
  amount: string
}

/** A document that a proposal made. */
export type MadeDocument = { reference: "crm_credit_note" | "crm_invoice"; id: string; number: string | null }

/** Whose proposal it is, as the order's row says. */
export type BillingProposalHead = Pick<
  BillingProposalRow,
  | "order_display_id"
  | "order_version"
  | "customer_id"
  | "customer_name"
  | "bill_to_customer_id"
  | "owner_id"
  | "currency_code"
>

/** The draft made now, or the invoice that leaves nothing of the order to invoice. */
export type DraftedInvoice = { draft: { id: string; status: InvoiceStatus; order_id: string }; created: boolean }

/** `today` here and below is the store's day; by default in the time zone of the plugin's options. */
export type IssueInput = {
  issue_date?: Day
  today?: Day
  actor: Actor
  /** Currency of the books: a document in another states its tax in this one too. */
  company_currency?: string | null
  /** Asked of an order's draft while the order is locked, with what is on its documents by then; throws what forbids issuing. */
  check?: (billing: OrderBilling) => void
  /** With "delivery", what of an order nobody has got yet is no revenue before it is delivered; "issue" by default. */
  revenue_on?: RevenueOn
}

/** Fields left out stay; null or nothing empties one. */
export type InvoiceDraftChange = {
  notes?: string | null
  purchase_order_number?: string | null
  buyer_reference?: string | null
}

/** A stored file that is to count as the document's own. */
export type KeptDocumentInput = Pick<
  KeptDocumentRow,
  "reference" | "reference_id" | "kind" | "filename" | "mime_type" | "size" | "sha256" | "file_id"
>

export type VoidInput = { note?: string | null; voided_date?: Day; actor: Actor }

/** All that is not credited yet, or parts of the lines (pieces, or money off their price), or an amount (tax included). */
export type CreditNoteInput = {
  invoice_id: string
  items?: CreditedPart[]
  amount?: AmountInput
  /** Only with an amount: the tax stays as it was invoiced. */
  keeps_tax?: boolean
  issue_date?: Day
  reason?: string | null
  reason_code?: CreditNoteRow["reason_code"]
  today?: Day
  actor: Actor
}

export type AllocationInput = {
  invoice_id: string
  instalment_id?: string
  amount: AmountInput
  /**
   * Whether the discount for paying early is taken; left out, it is where the amount is exactly what the invoice asks for less it and
   * the money came in time.
   */
  early_discount?: boolean
  /** Why it is given although the money came late. */
  early_discount_note?: string
}

export type ReceiptInput = {
  /** A repeat with the same source and source_id answers the first receipt. */
  source: "manual" | "host_capture" | "bank" | "invoice_page"
  source_id?: string | null
  customer_id: string | null
  customer_name?: string | null
  bill_to_customer_id?: string | null
  amount: AmountInput
  currency_code: string
  received_date: Day
  method?: string | null
  reference?: string | null
  order_id?: string | null
  payment_id?: string | null
  payment_collection_id?: string | null
  owner_id?: string | null
  /** Who got the money; by default the company of the invoices it is for. */
  company_id?: string
  allocations?: AllocationInput[]
  /** Small rests of invoices that are closed with it. */
  write_offs?: Omit<WriteOffInput, "actor" | "today">[]
  company_currency?: string | null
  today?: Day
  dayOf?: DayOf
  /** Left out, everyone is who they are. */
  mergedInto?: MergedInto
  actor: Actor
}

/** A rest of an invoice that is not asked for any more. */
export type WriteOffInput = {
  invoice_id: string
  /** All that it asks for when left out. */
  amount?: AmountInput
  reason_code: WriteOffRow["reason_code"]
  note?: string | null
  /** Today by default; never before the invoice was issued. */
  write_off_date?: Day
  /** Most that may be written off of one invoice, in its currency; null is any amount. */
  limit?: AmountInput | null
  may_exceed?: boolean
  today?: Day
  actor: Actor
}

/** The day it is for a company, in its own time zone. */
export type DayOf = (company_id: string) => Promise<Day>

/** Who each of some customers is by now, for those who were merged into another one; the others are left out. */
export type MergedInto = (customer_ids: string[]) => Promise<Map<string, string>>

export type AllocateRequest = {
  receipt_id?: string
  credit_note_id?: string
  allocations: AllocationInput[]
  /** Today by default; never before the money came or the invoice was issued. */
  allocation_date?: Day
  /** Currency of the books: the exchange difference is recorded in it. */
  company_currency?: string | null
  today?: Day
  /** The day it is for a company: of the credit note that a discount for paying early becomes. */
  dayOf?: DayOf
  /** Left out, everyone is who they are. */
  mergedInto?: MergedInto
  actor: Actor
}

/** Money that goes back to a customer, out of what a receipt or credit note has left. */
export type PayBackInput = {
  receipt_id?: string
  credit_note_id?: string
  amount: AmountInput
  /** Today by default; never before the money came or the note was issued. */
  paid_date?: Day
  method?: string | null
  reference?: string | null
  note?: string | null
  today?: Day
  actor: Actor
}

export type ReceivableOrderInput = {
  order_id: string
  company_id?: string
  display_id?: string | null
  customer_id: string | null
  customer_name?: string | null
  /** Whose debt it is; by default as the customer's account says, else the customer. */
  bill_to_customer_id?: string | null
  owner_id?: string | null
  currency_code: string
  region_id?: string | null
  sales_channel_id?: string | null
  total: AmountInput
  paid_total: AmountInput
  delivered_total: AmountInput
  lines?: OrderLineFacts[] | null
  placed_date: Day | null
  delivered_date: Day | null
  canceled_at: Date | null
  quote_id?: string | null
  /** Every delivery of it so far, by line and day. */
  deliveries?: DeliveredPieces[]
}

/** Pieces of a line of an order that came on a day. */
export type DeliveredPieces = { order_item_id: string; quantity: AmountInput; date: Day }

/** All that is outstanding and not disputed yet, or an amount (tax included), or quantities of lines. */
export type DisputeInput = {
  invoice_id: string
  amount?: AmountInput
  items?: { invoice_item_id: string; quantity: AmountInput }[]
  reason: DisputeRow["reason"]
  note?: string | null
  /** Who sees to it; by default whose invoice it is. */
  owner_id?: string | null
  /** What it comes from; speaking again while it is open changes nothing. */
  reference?: string | null
  reference_id?: string | null
  today?: Day
  actor: Actor
}

export type DisputeResolutionInput = {
  resolution: NonNullable<DisputeRow["resolution"]>
  note?: string | null
  /** Of the same invoice; only with `credited`. */
  credit_note_id?: string | null
  today?: Day
  actor: Actor
}

/** Of an invoice, or of the debtor behind a customer in one currency. */
export type PromiseInput = {
  invoice_id?: string
  customer_id?: string
  customer_name?: string | null
  currency_code?: string
  /** All that is outstanding by default. */
  amount?: AmountInput
  promised_date: Day
  /** Days after the promised one that still keep it; 0 by default. */
  grace_days?: number
  note?: string | null
  told_by?: string | null
  owner_id?: string | null
  today?: Day
  /** Who owes for the customer, and everyone who is that debtor; left out, as its account says. */
  debtor?: { debtor_id: string; debtor_ids: string[] }
  actor: Actor
}

/** Fields left out stay as they are. */
export type CreditTermsInput = {
  customer_id: string
  bill_to_customer_id?: string | null
  tax_id?: string | null
  vat_id?: string | null
  legal_name?: string | null
  legal_address?: Record<string, unknown> | null
  buyer_reference?: string | null
  endpoint_scheme?: string | null
  endpoint_id?: string | null
  customer_kind?: "business" | "consumer" | null
  locale?: string | null
  credit_limit?: AmountInput | null
  currency_code?: string | null
  payment_terms_id?: string | null
  hold?: boolean
  dunning_policy_id?: string | null
  invoice_contacts?: InvoiceContact[] | null
  statement_monthly?: boolean | null
  collection_note?: string | null
}

/** Who gets a copy of a debtor's documents; one with a language only of documents in it. */
export type InvoiceContact = { email: string; name?: string | null; locale?: string | null }

/** Addresses to take off, and the contact who is to have copies. */
export type InvoiceContactChange = { remove: string[]; add?: InvoiceContact | null }

/** What one debtor owes in one currency; amounts are exact decimal text. */
export type CustomerPosition = {
  bill_to_customer_id: string
  currency_code: string
  outstanding: string
  overdue: string
  /** Receipts and credit notes that settle nothing; advances on orders are not among them. */
  unallocated: string
  /** Orders neither invoiced nor paid. */
  uninvoiced_orders: string
  /** outstanding + uninvoiced orders − unallocated */
  exposure: string
  /** null is no limit in this currency. */
  credit_limit: string | null
  /** credit_limit − exposure */
  headroom: string | null
  hold: boolean
}

/** The row to act on, and whether it is this caller's to act. */
export type HostPaymentLease = { mine: boolean; act: HostPaymentRow }

/** One reading of the whole ledger, done in steps. */
export type Verification = {
  id: string
  status: "running" | "done"
  /** Rows looked at, of about how many. */
  checked: number
  total: number
  fault_count: number
  /** The first of them; the very first names the first broken document. */
  faults: LedgerFault[]
  /** The last document of every series and its hash, to be kept elsewhere: a cut tail cannot hide from them. */
  heads: { company_id: string; series: string; year: number; number: number; hash: string }[]
  started_by: string
  started_at: string
  finished_at: string | null
}

/** A broken promise of the ledger, in words. */
export type LedgerFault = { invariant: string; reference: string; reference_id: string; message: string }
