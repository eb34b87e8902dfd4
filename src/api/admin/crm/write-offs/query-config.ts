import { AnswerConfig } from "../../../shared"

const COLUMNS = [
  "id",
  "invoice_id",
  "amount",
  "currency_code",
  "write_off_date",
  "reason_code",
  "note",
  "company_id",
  "order_id",
  "customer_id",
  "customer_name",
  "bill_to_customer_id",
  "owner_id",
  "written_off_by",
  "reversed_at",
  "reversed_by",
  "reversed_date",
  "created_at",
  "updated_at",
]

export const writeOffAnswer: AnswerConfig = { entity: "crm_write_off", defaults: COLUMNS }
