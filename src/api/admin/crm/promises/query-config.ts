import { AnswerConfig } from "../../../shared"

export const promiseAnswer: AnswerConfig = {
  entity: "crm_promise",
  defaults: [
    "id", "invoice_id", "invoice_number", "customer_id", "bill_to_customer_id", "customer_name", "currency_code", "amount", "received",
    "state", "promised_date", "last_date", "made_date", "note", "told_by", "recorded_by", "owner_id", "canceled_at", "canceled_by",
    "cancel_note", "created_at", "updated_at",
  ], // prettier-ignore
}
