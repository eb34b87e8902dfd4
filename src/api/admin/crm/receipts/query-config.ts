import { AnswerConfig } from "../../../shared"

export const RECEIPT_DERIVED = ["unallocated"]

const COLUMNS = [
  "id",
  "number",
  "customer_id",
  "customer_name",
  "bill_to_customer_id",
  "amount",
  "allocated_total",
  "refunded_total",
  "currency_code",
  "received_date",
  "method",
  "reference",
  "source",
  "source_id",
  "order_id",
  "payment_id",
  "payment_collection_id",
  "owner_id",
  "created_at",
  "updated_at",
]

export const receiptListAnswer: AnswerConfig = { entity: "crm_receipt", defaults: [...COLUMNS, ...RECEIPT_DERIVED] }

export const receiptAnswer: AnswerConfig = { entity: "crm_receipt", defaults: [...COLUMNS, ...RECEIPT_DERIVED, "*allocations", "*refunds"] }
