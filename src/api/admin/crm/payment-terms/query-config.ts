import { AnswerConfig } from "../../../shared"

export const paymentTermsAnswer: AnswerConfig = {
  entity: "crm_payment_terms",
  defaults: ["id", "name", "code", "instalments", "early_discount", "is_default", "created_at", "updated_at"],
}
