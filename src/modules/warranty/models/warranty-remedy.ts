import { model } from "@medusajs/framework/utils"

/**
 * How far a remedy has come that the host carries out: one at a time for each claim. Each step is noted when it is done, with what it
 * made, so that whoever comes after a crash goes on where it stopped.
 */
export const WarrantyRemedy = model
  .define("crm_warranty_remedy", {
    id: model.id({ prefix: "crmwrm" }).primaryKey(),
    claim_id: model.text(),
    kind: model.enum(["replace", "refund"]),
    state: model.enum(["started", "waiting", "done", "failed"]).default("started"),
    /** What was asked for, as it was checked. */
    wish: model.json(),
    /** `[{ step, at }]`, in order. */
    steps: model.json(),
    /** What the steps made: `{ order_claim_id, return_id, item_id, credit_note_id }`. */
    made: model.json(),
    error: model.text().nullable(),
    attempts: model.number().default(0),
    /** Until when somebody works on it. */
    held_until: model.dateTime().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([
    { on: ["claim_id"], unique: true, where: "state <> 'failed' and deleted_at is null", name: "IDX_crm_warranty_remedy_one" },
    { on: ["state", "held_until"] },
  ])
