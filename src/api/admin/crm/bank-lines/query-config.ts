import { AnswerConfig } from "../../../shared"

const COLUMNS = [
  "id",
  "statement_id",
  "mapping_id",
  "account",
  "company_id",
  "line_number",
  "booked_date",
  "amount",
  "currency_code",
  "text",
  "payer_name",
  "payer_iban",
  "state",
  "receipt_id",
  "receipt_number",
  "customer_id",
  "customer_name",
  "note",
  "decided_at",
  "decided_by",
  "created_at",
]

export const bankLineAnswer: AnswerConfig = { entity: "crm_bank_line", defaults: [...COLUMNS, "*suggestions"] }
