import { model } from "@medusajs/framework/utils"

/** When follow-ups open by themselves, and for whom; one row for each key. */
export const FollowUpRule = model
  .define("crm_follow_up_rule", {
    id: model.id({ prefix: "crmfr" }).primaryKey(),
    key: model.text(),
    is_on: model.boolean().default(true),
    /** What it counts, see `docs/follow-ups.md`. */
    days: model.number().default(0),
    settings: model.json().nullable(),
    assign: model.enum(["owner", "round_robin", "fixed"]).default("owner"),
    team_id: model.text().nullable(),
    assignee_id: model.text().nullable(),
    kind: model.text(),
    priority: model.enum(["low", "normal", "high"]).default("normal"),
    /** How many it opened in turn, which says whose turn is next. */
    turn: model.number().default(0),
    /** How many wait for somebody to say that they shall be opened; null where none do. */
    asks: model.number().nullable(),
  })
  .indexes([{ on: ["key"], unique: true, where: "deleted_at is null", name: "IDX_crm_follow_up_rule_key" }])
