import { model } from "@medusajs/framework/utils"

/** One way a deal goes through its stages. */
export const Pipeline = model.define("crm_pipeline", {
  id: model.id({ prefix: "crmpl" }).primaryKey(),
  name: model.text(),
  /** Set on the shipped one, whose name the dashboard translates. */
  code: model.text().nullable(),
  is_default: model.boolean().default(false),
})
