import { AnswerConfig } from "../../../shared"

export const memberAnswer: AnswerConfig = {
  entity: "crm_access_member",
  defaults: [
    "id",
    "user_id",
    "scope",
    "team_id",
    "can_money",
    "can_setup",
    "can_approve",
    "can_see_margin",
    "created_at",
    "updated_at",
  ],
}
