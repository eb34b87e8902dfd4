import { AnswerConfig } from "../../../shared"

export const paymentTermsAnswer: AnswerConfig = {
  entity: "crm_payment_terms",
  defaults: ["id", "name", "code", "instalments", "created_at", "updated_at"],
}
