import { model } from "@medusajs/framework/utils"

/**
 * A serial number that was noted as goods were shipped. It goes on the entitlements of its item once there are any, or says why it could not.
 */
export const WarrantyShippedSerial = model
  .define("crm_warranty_shipped_serial", {
    id: model.id({ prefix: "crmwss" }).primaryKey(),
    order_id: model.text(),
    /** The host's order line item, and its item of a fulfilment. */
    line_id: model.text(),
    fulfillment_item_id: model.text(),
    /** As it was written. */
    serial: model.text(),
    serial_key: model.text(),
    /** When it went on an entitlement, or was refused; null while it waits for one. */
    placed_at: model.dateTime().nullable(),
    /** Why it is on none. */
    refusal: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([
    { on: ["fulfillment_item_id", "serial_key"], unique: true, name: "IDX_crm_warranty_shipped_serial_once" },
    { on: ["order_id"] },
  ])
