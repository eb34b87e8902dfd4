import { model } from "@medusajs/framework/utils"

/** People who see each other's documents when their scope is `team`. */
export const Team = model
  .define("crm_team", {
    id: model.id({ prefix: "crmtm" }).primaryKey(),
    name: model.text().searchable(),
  })
  .indexes([{ on: ["name"], unique: true, where: "deleted_at IS NULL" }])
