import { AnswerConfig } from "../../../shared"

/** Facts read from amounts and days when asked; never stored. */
export const INVOICE_DERIVED = ["payment_status", "outstanding", "next_due_date", "days_overdue", "overdue", "rounding", "early_discount", "disputed_total"]

const COLUMNS = [
  "id",
  "number",
  "status",
  "document_type",
  "company_id",
  "series",
  "year",
  "sequence",
  "hash",
  "previous_hash",
  "issue_date",
  "supply_date",
  "due_date",
  "currency_code",
  "order_id",
  "order_display_id",
  "order_version",
  "customer_id",
  "customer_name",
  "bill_to_customer_id",
  "customer_kind",
  "owner_id",
  "locale",
  "seller",
  "buyer",
  "billing_address",
  "shipping_address",
  "purchase_order_number",
  "buyer_reference",
  "notes",
  "payment_instructions",
  "fulfillment_id",
  "payment_terms",
  "fiscal_documents",
  "prices_include_tax",
  "subtotal",
  "discount_total",
  "shipping_total",
  "tax_lines",
  "tax_total",
  "tax_accounting",
  "rounding_total",
  "total",
  "prepaid",
  "payable",
  "allocated_total",
  "issued_at",
  "issued_by",
  "handed_over_at",
  "exported_at",
  "voided_at",
  "voided_by",
  "voided_date",
  "void_note",
  "created_at",
  "updated_at",
]

export const invoiceListAnswer: AnswerConfig = {
  entity: "crm_invoice",
  defaults: [...COLUMNS, ...INVOICE_DERIVED, "*instalments"],
  allowed: ["*items"],
}

/** How often the buyer's page was opened, when last, and how many links to it live. */
const OPENINGS = ["opened_count", "last_opened_at", "live_links"]

export const invoiceAnswer: AnswerConfig = {
  entity: "crm_invoice",
  defaults: [...COLUMNS, ...INVOICE_DERIVED, "*items", "*instalments", "*allocations", "*credit_notes", "*quote", ...OPENINGS],
}
