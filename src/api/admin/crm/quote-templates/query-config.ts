import { AnswerConfig } from "../../../shared"

export const quoteTemplateAnswer: AnswerConfig = {
  entity: "crm_quote_template",
  defaults: [
    "id", "name", "description", "is_active", "locale", "currency_code", "title", "items", "terms", "cover_text", "validity_days",
    "payment_terms", "deposit_percent", "discount_percent", "convert_on_accept", "created_at", "updated_at",
  ],
} // prettier-ignore
