/**
 * What the papers (PDF, mail, public page) need to know, as plain JSON that a module can freeze when it issues a document.
 * Amounts are decimal strings in major units of the document's `currency_code`, days are `YYYY-MM-DD`, country codes ISO 3166 alpha-2.
 * Fields with `?` may be missing, null or empty alike: their row is left out.
 */

import type { MovementKind } from "../../modules/reporting/views/movement"
import type { AmountInput } from "../money"
import type { TermsOf } from "../payment-terms"

/** Languages of everything a buyer reads. */
export type Locale = "en" | "pt-BR"

/** An amount in major units, such as "33.03". */
export type Amount = string

export type DocumentAddress = {
  company?: string | null
  first_name?: string | null
  last_name?: string | null
  address_1?: string | null
  address_2?: string | null
  postal_code?: string | null
  city?: string | null
  province?: string | null
  country_code?: string | null
  phone?: string | null
}

/** The store's side, as it stood when the document was issued. */
export type Seller = {
  /** Name people know. */
  company_name?: string | null
  legal_name?: string | null
  tax_id?: string | null
  /** With its country prefix (EN 16931 BT-31). */
  vat_id?: string | null
  /** In the register of companies (EN 16931 BT-30). */
  registration_number?: string | null
  address?: DocumentAddress | null
  email?: string | null
  phone?: string | null
  /** Data URL of a PNG or JPEG; anything else is not shown. */
  logo?: string | null
  /** `#rrggbb`, of headings and buttons. */
  brand_color?: string | null
}

/** The buyer's side, as it stood when the document was issued. */
export type Buyer = {
  /** Person or company the document is addressed to. */
  name?: string | null
  company_name?: string | null
  legal_name?: string | null
  tax_id?: string | null
  /** With its country prefix (EN 16931 BT-48). */
  vat_id?: string | null
  email?: string | null
  phone?: string | null
  /** A consumer's accept button says that the order obliges to pay. */
  customer_kind?: "business" | "consumer" | null
}

export type DocumentItem = {
  /** The line, where the buyer may choose it or ask about it. */
  id?: string
  title: string
  subtitle?: string | null
  sku?: string | null
  note?: string | null
  quantity: string
  /** As the document quotes prices: with tax when `prices_include_tax`, else without. May carry more digits than the currency. */
  unit_price: Amount
  discount_percent?: string | null
  /** Before discount, without tax. */
  subtotal: Amount
  /** Without tax. */
  discount_total: Amount
  tax_total: Amount
  /** subtotal − discount_total + tax_total. */
  total: Amount
  tax_lines?: { rate: string; code?: string | null; name?: string | null }[] | null
  /**
   * Freight and its like, which `shipping_total` already counts; a deposit asked for or, with a negative quantity, taken off;
   * headings and paragraphs between the lines have only a `title`.
   */
  kind?: "item" | "shipping" | "deposit" | "price" | "section" | "note"
  /** The buyer may take it: it counts in the totals only where `included` says so. */
  is_optional?: boolean
  /** Lines of one group are alternatives, of which the buyer takes one. */
  alternative_group?: string | null
  included?: boolean
  lead_time_days?: number | null
  requested_delivery_date?: string | null
}

/** Tax of one rate on its summed base. */
export type DocumentTaxLine = {
  rate: string
  code?: string | null
  name?: string | null
  /** UNCL 5305, such as "AE" for reverse charge. */
  category?: string | null
  exemption_reason?: string | null
  base: Amount
  amount: Amount
}

/** Tax in the company's own currency; `rate` is what one unit of the document's currency is worth in it. */
export type DocumentTaxAccounting = { currency_code: string; rate: string; rate_date: string; tax_total: Amount }

/** One part of the payment and the day it is due. */
export type DocumentInstalment = {
  due_date: string
  amount: Amount
  /** What is left of it to pay when the paper is made; all of it when left out. */
  open?: Amount
}

/** Where and how to pay. */
export type PaymentInstructions = {
  iban?: string | null
  bic?: string | null
  bank_name?: string | null
  account_holder?: string | null
  pix_key?: string | null
  pix_city?: string | null
  /** The seller's own words. */
  text?: string | null
}

/** Sheets that documents are printed on. */
export type PaperSize = "A4" | "LETTER"

/** Agreed parts of a payment, before a date is known: percent of the total, days after the invoice. */
export type PaymentTerms = Pick<TermsOf<number | string>, "instalments"> & {
  name?: string | null
  early_discount?: { percent: AmountInput; days: number }[] | null
}

/** What all papers share. */
export type DocumentBase = {
  /** Language of the paper: the buyer's. */
  locale: Locale
  currency_code: string
  /** Null on a draft, which then says so. */
  number: string | null
  seller: Seller
  buyer: Buyer
  billing_address?: DocumentAddress | null
  shipping_address?: DocumentAddress | null
  purchase_order_number?: string | null
  items: DocumentItem[]
  prices_include_tax?: boolean
  /** Items before discount, without tax and shipping. */
  subtotal: Amount
  /** Without tax. */
  discount_total: Amount
  /** Without tax. */
  shipping_total: Amount
  tax_lines: DocumentTaxLine[]
  tax_total: Amount
  /** Shown when it is not 0 (EN 16931 BT-114). */
  rounding_total: Amount
  /** subtotal − discount_total + shipping_total + tax_total + rounding_total. */
  total: Amount
  /** The seller's standing terms. */
  terms?: string | null
  /** A word to this buyer; never an internal note. */
  note?: string | null
  paper_size?: PaperSize | null
}

/** Who speaks to whom. */
export type Sides = Pick<DocumentBase, "seller" | "buyer" | "billing_address">

/** A word about a host order's delivery to its customer. */
export type DeliveryDocument = Sides & {
  locale: Locale
  currency_code: string
  /** What people call the order. */
  number: string
}

/** A line of an order with its promised date, and what the customer was told before. Both are days of the store. */
export type DeliveryDocumentLine = {
  title: string
  quantity: number
  promised_date: string | null
  told_date: string | null
}

export type QuoteDocument = DocumentBase & {
  version: number
  /** Shown as the document's heading beside the number. */
  title?: string | null
  /** Not sent yet: the paper says so. */
  is_draft?: boolean
  sent_date?: string | null
  /** The last day on which it can be accepted. */
  valid_until?: string | null
  shipping_methods?: { name: string; amount?: Amount | null }[] | null
  payment_terms?: PaymentTerms | null
  /** Printed before the lines. */
  cover_text?: string | null
  requested_delivery_date?: string | null
  /** Percent of the total asked when accepting, and what that is now. */
  deposit?: { percent: string; amount: Amount } | null
  /** Whether accepting it may have to wait for what the buyer owes. */
  subject_to_credit?: boolean
  /** The consumer's right of withdrawal. */
  withdrawal_text?: string | null
  /** The buyer's own page; printed as a QR code where it is known. */
  link?: string | null
}

/** Whether tax invoices are issued by this plugin or in the tax office's own system. */
export type FiscalDocuments = "here" | "elsewhere"

export type InvoiceDocument = DocumentBase & {
  /** UNTDID 1001: 380 is an invoice, 386 one for a deposit. */
  document_type?: string | null
  status: "draft" | "issued" | "voided"
  /** To look at before the invoice leaves the house; each page says so. */
  preview?: boolean
  fiscal_documents: FiscalDocuments
  issue_date?: string | null
  supply_date?: string | null
  /** Of the last instalment. */
  due_date?: string | null
  order_display_id?: string | number | null
  quote_number?: string | null
  /** What the buyer finds its papers by (EN 16931 BT-10). */
  buyer_reference?: string | null
  payment_instructions?: PaymentInstructions | null
  tax_accounting?: DocumentTaxAccounting | null
  /** One is the usual case. */
  instalments: DocumentInstalment[]
  payment_terms?: PaymentTerms | null
  /** Money taken before the invoice existed. */
  prepaid: Amount
  /** total − prepaid. */
  payable: Amount
  /** What is left to pay when the paper is made; the paper says "Paid" at 0. */
  outstanding?: Amount | null
}

export type CreditNoteDocument = DocumentBase & {
  status?: "draft" | "issued" | "voided"
  fiscal_documents: FiscalDocuments
  issue_date?: string | null
  invoice_number: string | null
  invoice_issue_date?: string | null
  buyer_reference?: string | null
  tax_accounting?: DocumentTaxAccounting | null
  reason?: string | null
}

export type DunningTone = "friendly" | "firm" | "final"

/** One reminder of everything that is late: who asks whom, as on the newest of its invoices, and what for. */
export type DunningDocument = DocumentBase & {
  tone: DunningTone
  /** The day it is of. */
  date: string
  invoices: {
    number: string
    issue_date?: string | null
    due_date: string
    /** Not above 0 while it is not due yet. */
    days_late: number
    outstanding: Amount
    disputed: Amount
    asked: Amount
    /** The buyer's own page, token included. */
    link?: string | null
  }[]
  payment_instructions?: PaymentInstructions | null
  /** Own words; what is left out is the tone's own. `{{company}}`, `{{customer}}` and `{{total}}` are filled in. */
  words?: { subject?: string | null; text?: string | null } | null
  attached?: boolean
}

/** What moved a balance on a statement. Positive amounts raise what is owed. */
export type StatementLine = {
  kind: MovementKind
  date: string
  number?: string | null
  /** The buyer's order number, or the payer's own text. */
  note?: string | null
  /** Who bought, where it was not the debtor itself. */
  customer_name?: string | null
  due_date?: string | null
  amount: Amount
  balance: Amount
}

/** What a debtor owed at the beginning of `from`, what moved it, and what it owed at the end of `to`. */
export type StatementDocument = DocumentBase & {
  from: string
  to: string
  /** The day it was made. */
  date: string
  opening_balance: Amount
  /** outstanding − unallocated − advances. */
  closing_balance: Amount
  outstanding: Amount
  overdue: Amount
  unallocated: Amount
  advances: Amount
  movements: StatementLine[]
  /** Age of what is open: `current`, `1_30`, `over_90`. */
  buckets: { key: string; amount: Amount }[]
  /** The earliest due first. */
  open_items: {
    number: string | null
    issue_date: string
    due_date: string
    days_overdue: number
    outstanding: Amount
  }[]
  payment_instructions?: PaymentInstructions | null
}

/** What one warranty covers, for whom and until when. `currency_code` is the deductible's. */
export type CertificateDocument = DocumentBase & {
  /** The day it was made. */
  date: string
  plan_name: string
  basis: "statutory" | "commercial" | "service"
  is_canceled: boolean
  is_consumer: boolean
  /** Null while it waits for registration. */
  starts_date: string | null
  ends_date: string | null
  purchase_date: string | null
  order_number: string | null
  title: string
  sku: string | null
  quantity: Amount
  serials: string[]
  covers: ("parts" | "labour" | "freight" | "on_site" | "support")[]
  exclusions: string | null
  deductible: Amount | null
  cure_days: number | null
  support_hours: string | null
  support_contacts: string | null
  answer_hours: number | null
}

export type Mail = { subject: string; html: string; text: string }

/** A file for the host's Notification module. */
export type MailAttachment = { content: string; filename: string; content_type: string }
