import { model } from "@medusajs/framework/utils"

/** Who did what to which policy, run, notice, invoice or customer of dunning. Append-only by trigger. */
export const DunningHistory = model
  .define("crm_dunning_history", {
    id: model.id({ prefix: "crmdh" }).primaryKey(),
    reference: model.text(),
    reference_id: model.text(),
    act: model.text(),
    changes: model.json().nullable(),
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["reference", "reference_id"] }])
