import { model } from "@medusajs/framework/utils"

/** Who did what to which interaction or contact, from what to what. Append-only by trigger. */
export const InteractionHistory = model
  .define("crm_interaction_history", {
    id: model.id({ prefix: "crmih" }).primaryKey(),
    reference: model.text(),
    reference_id: model.text(),
    act: model.text(),
    changes: model.json().nullable(),
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["reference", "reference_id"] }])
