import { model } from "@medusajs/framework/utils"

/** Who changed settings, rights and teams, from what to what. Append-only by trigger. */
export const AccessHistory = model
  .define("crm_access_history", {
    id: model.id({ prefix: "crmah" }).primaryKey(),
    reference: model.text(),
    reference_id: model.text(),
    act: model.text(),
    changes: model.json().nullable(),
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["reference", "reference_id"] }])
