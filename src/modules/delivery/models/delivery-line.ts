import { model } from "@medusajs/framework/utils"

/** The promised date of one line of a host order. Lines that never had one have no row. */
export const DeliveryLine = model
  .define("crm_delivery_line", {
    id: model.id({ prefix: "crmdl" }).primaryKey(),
    order_id: model.text(),
    /** The host's order line item. */
    line_id: model.text(),
    customer_id: model.text().nullable(),
    /** Day of the store; null after a date was taken back. */
    promised_date: model.text().nullable(),
    /** What was promised before the last change. */
    previous_date: model.text().nullable(),
    source: model.enum(["fulfilment", "hand"]),
    /** How often the date was changed, from 1; what the customer was told is told apart by it. */
    change_no: model.number().default(1),
    changed_at: model.dateTime(),
    /** The date that the customer was told last. */
    told_date: model.text().nullable(),
    /** The change that the customer was told last. */
    told_no: model.number().nullable(),
    told_at: model.dateTime().nullable(),
    /** Since when nothing is to be delivered any more: all of it was delivered, or the order canceled. */
    closed_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["line_id"], unique: true },
    { on: ["order_id"] },
    { on: ["customer_id"] },
    {
      on: ["changed_at"],
      where: "closed_at is null and told_no is distinct from change_no and deleted_at is null",
      name: "IDX_crm_delivery_line_untold",
    },
  ])
