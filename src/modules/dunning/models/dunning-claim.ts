import { model } from "@medusajs/framework/utils"

/**
 * That an invoice was, or is being, chased at a level: written in the transaction that plans the message, and there once.
 *
 * `due_date` is the instalment's that was late: an invoice in one part is chased once at each level, one in several parts once for
 * each part that is late by itself.
 */
export const DunningClaim = model
  .define("crm_dunning_claim", {
    id: model.id({ prefix: "crmdc" }).primaryKey(),
    invoice_id: model.text(),
    due_date: model.text(),
    level_id: model.text(),
    /** The level's days when it was claimed: later levels have more. */
    level_days: model.number(),
    notice_id: model.text(),
  })
  .indexes([
    {
      on: ["invoice_id", "level_id", "due_date"],
      unique: true,
      where: "deleted_at is null",
      name: "IDX_crm_dunning_claim_once",
    },
    { on: ["notice_id"] },
  ])
