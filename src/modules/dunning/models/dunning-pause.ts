import { model } from "@medusajs/framework/utils"

/** That a customer, or one invoice, is not chased for now. */
export const DunningPause = model
  .define("crm_dunning_pause", {
    id: model.id({ prefix: "crmdz" }).primaryKey(),
    /** One of the two is set. */
    customer_id: model.text().nullable(),
    invoice_id: model.text().nullable(),
    /** Paused by who collects; a delay that sales asked for; or locked: insolvent, with a lawyer, deceased. */
    kind: model.enum(["pause", "sales_delay", "locked"]),
    reason: model.text(),
    /** The last day of it; null is until it is ended. */
    until_date: model.text().nullable(),
    created_by: model.text(),
    ended_at: model.dateTime().nullable(),
    ended_by: model.text().nullable(),
  })
  .indexes([
    { on: ["customer_id"], where: "ended_at is null and deleted_at is null", name: "IDX_crm_dunning_pause_customer" },
    { on: ["invoice_id"], where: "ended_at is null and deleted_at is null", name: "IDX_crm_dunning_pause_invoice" },
  ])
