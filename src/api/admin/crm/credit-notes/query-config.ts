import { AnswerConfig } from "../../../shared"

export const CREDIT_NOTE_DERIVED = ["unallocated"]

const COLUMNS = [
  "id",
  "number",
  "status",
  "invoice_id",
  "order_id",
  "document_type",
  "company_id",
  "series",
  "year",
  "sequence",
  "hash",
  "previous_hash",
  "issue_date",
  "currency_code",
  "customer_id",
  "customer_name",
  "bill_to_customer_id",
  "owner_id",
  "locale",
  "seller",
  "buyer",
  "billing_address",
  "fiscal_documents",
  "reason",
  "reason_code",
  "subtotal",
  "discount_total",
  "shipping_total",
  "tax_lines",
  "tax_total",
  "tax_accounting",
  "rounding_total",
  "total",
  "allocated_total",
  "refunded_total",
  "issued_at",
  "issued_by",
  "created_at",
  "updated_at",
]

export const creditNoteListAnswer: AnswerConfig = {
  entity: "crm_credit_note",
  defaults: [...COLUMNS, ...CREDIT_NOTE_DERIVED],
}

export const creditNoteAnswer: AnswerConfig = {
  entity: "crm_credit_note",
  defaults: [...COLUMNS, ...CREDIT_NOTE_DERIVED, "*items", "*allocations", "*refunds"],
}
