import { model } from "@medusajs/framework/utils"

/** Why a quote was lost, to choose from. */
export const LostReason = model.define("crm_lost_reason", {
  id: model.id({ prefix: "crmlr" }).primaryKey(),
  name: model.text(),
  /** Set on shipped reasons, whose names the dashboard translates. */
  code: model.text().nullable(),
  position: model.number(),
  /** Whether it is offered; a used one is kept for what it explained. */
  is_active: model.boolean().default(true),
})
