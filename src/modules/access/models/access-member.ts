import { model } from "@medusajs/framework/utils"

/** What one dashboard user sees and may do. As soon as one row exists, users without a row sell within their own documents. */
export const AccessMember = model
  .define("crm_access_member", {
    id: model.id({ prefix: "crmac" }).primaryKey(),
    user_id: model.text(),
    scope: model.enum(["own", "team", "all"]).default("own"),
    team_id: model.text().nullable(),
    can_money: model.boolean().default(false),
    can_setup: model.boolean().default(false),
    can_approve: model.boolean().default(false),
    can_see_margin: model.boolean().default(false),
  })
  .indexes([{ on: ["user_id"], unique: true, where: "deleted_at IS NULL" }])
