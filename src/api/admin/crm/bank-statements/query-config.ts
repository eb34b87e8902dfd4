import { AnswerConfig } from "../../../shared"

export const bankStatementAnswer: AnswerConfig = {
  entity: "crm_bank_statement",
  defaults: [
    "id",
    "mapping_id",
    "account",
    "filename",
    "currency_code",
    "line_count",
    "new_count",
    "from_date",
    "to_date",
    "imported_by",
    "created_at",
  ],
}
