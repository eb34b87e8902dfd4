import { AnswerConfig } from "../../../shared"

export const exchangeRateAnswer: AnswerConfig = {
  entity: "crm_exchange_rate",
  defaults: ["id", "rate_date", "from_currency", "to_currency", "rate", "source", "created_at", "updated_at"],
}
