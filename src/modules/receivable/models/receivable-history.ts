import { model } from "@medusajs/framework/utils"

/** Who did what to which document, from what to what. Append-only by trigger. */
export const ReceivableHistory = model
  .define("crm_receivable_history", {
    id: model.id({ prefix: "crmrh" }).primaryKey(),
    reference: model.text(),
    reference_id: model.text(),
    act: model.text(),
    changes: model.json().nullable(),
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["reference", "reference_id"] }])
