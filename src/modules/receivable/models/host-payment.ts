import { model } from "@medusajs/framework/utils"

/**
 * One thing the host is told about an order: more paid (positive), or a payment taken back (negative).
 *
 * Stored before the host is called. Its id travels to the host, so that our own captures are known when they come back as events.
 */
export const HostPayment = model
  .define("crm_host_payment", {
    id: model.id({ prefix: "crmhp" }).primaryKey(),
    order_id: model.text(),
    receipt_id: model.text().nullable(),
    allocation_id: model.text().nullable(),
    payment_collection_id: model.text().nullable(),
    payment_id: model.text().nullable(),
    /** The host's refund that someone else made and this row only records. */
    refund_id: model.text().nullable(),
    currency_code: model.text(),
    /** As the host is told, with its fractions of a cent. */
    amount: model.bigNumber(),
    state: model.enum(["pending", "done", "reversed"]).default("pending"),
    /** Until then one process works on it; afterwards another may take over. */
    leased_until: model.dateTime().nullable(),
  })
  .indexes([
    {
      on: ["payment_collection_id"],
      unique: true,
      where: "payment_collection_id is not null and deleted_at is null",
      name: "IDX_crm_host_payment_collection",
    },
    {
      on: ["refund_id"],
      unique: true,
      where: "refund_id is not null and deleted_at is null",
      name: "IDX_crm_host_payment_refund",
    },
    { on: ["order_id"] },
    {
      on: ["order_id"],
      unique: true,
      where: "state = 'pending' and deleted_at is null",
      name: "IDX_crm_host_payment_pending",
    },
  ])
