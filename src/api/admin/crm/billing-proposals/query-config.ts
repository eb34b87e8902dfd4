import { AnswerConfig } from "../../../shared"

export const billingProposalAnswer: AnswerConfig = {
  entity: "crm_billing_proposal",
  defaults: [
    "id",
    "order_id",
    "order_display_id",
    "order_version",
    "customer_id",
    "customer_name",
    "bill_to_customer_id",
    "owner_id",
    "currency_code",
    "kind",
    "reason",
    "amount",
    "lines",
    "fingerprint",
    "state",
    "documents",
    "note",
    "decided_at",
    "decided_by",
    "created_at",
    "updated_at",
  ],
}
