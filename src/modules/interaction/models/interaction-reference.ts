import { model } from "@medusajs/framework/utils"

/** A record that an interaction is about. */
export const InteractionReference = model
  .define("crm_interaction_reference", {
    id: model.id({ prefix: "crmir" }).primaryKey(),
    interaction_id: model.text(),
    reference: model.text(),
    reference_id: model.text(),
    /** How people call it, such as Q-2026-0007. */
    number: model.text().nullable(),
  })
  .indexes([
    { on: ["interaction_id", "reference", "reference_id"], unique: true, name: "IDX_crm_interaction_reference_once" },
    { on: ["reference", "reference_id"] },
  ])
