import { AnswerConfig } from "../../../shared"

export const approvalRuleAnswer: AnswerConfig = {
  entity: "crm_quote_approval_rule",
  defaults: [
    "id", "name", "position", "is_active", "max_discount_percent", "min_margin_percent", "max_total", "currency_code", "approver_id",
    "created_at", "updated_at",
  ],
} // prettier-ignore
