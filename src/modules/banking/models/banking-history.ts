import { model } from "@medusajs/framework/utils"

/** Who did what to which statement, line or account. Append-only by trigger. */
export const BankingHistory = model
  .define("crm_banking_history", {
    id: model.id({ prefix: "crmbh" }).primaryKey(),
    reference: model.text(),
    reference_id: model.text(),
    act: model.text(),
    changes: model.json().nullable(),
    note: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["reference", "reference_id"] }])
