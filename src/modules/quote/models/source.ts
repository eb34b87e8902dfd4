import { model } from "@medusajs/framework/utils"

/** Where buyers come from, to choose from. */
export const Source = model.define("crm_source", {
  id: model.id({ prefix: "crmsrc" }).primaryKey(),
  name: model.text(),
  /** Set on shipped sources, whose names the dashboard translates. */
  code: model.text().nullable(),
  position: model.number(),
  /** Whether it is offered; a used one is kept for the quotes that name it. */
  is_active: model.boolean().default(true),
})
