import { AnswerConfig } from "../../../shared"

export const bankMappingAnswer: AnswerConfig = {
  entity: "crm_bank_mapping",
  defaults: ["id", "name", "account", "currency_code", "company_id", "format", "created_at", "updated_at"],
}
