import { AnswerConfig } from "../../../shared"

export const teamAnswer: AnswerConfig = { entity: "crm_team", defaults: ["id", "name", "created_at", "updated_at"] }
