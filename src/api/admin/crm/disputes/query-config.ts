import { AnswerConfig } from "../../../shared"

export const disputeAnswer: AnswerConfig = {
  entity: "crm_dispute",
  defaults: [
    "id", "invoice_id", "invoice_number", "customer_id", "bill_to_customer_id", "customer_name", "currency_code", "amount", "items",
    "reason", "note", "owner_id", "reference", "reference_id", "status", "opened_date", "opened_by", "resolution", "resolution_note",
    "credit_note_id", "resolved_date", "resolved_at", "resolved_by", "created_at", "updated_at",
  ], // prettier-ignore
}
