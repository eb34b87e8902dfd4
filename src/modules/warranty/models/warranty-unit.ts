import { model } from "@medusajs/framework/utils"

/** A unit of an entitlement that is known by its serial number. */
export const WarrantyUnit = model
  .define("crm_warranty_unit", {
    id: model.id({ prefix: "crmwu" }).primaryKey(),
    warranty_id: model.text(),
    /** As it was written. */
    serial: model.text(),
    /** Capitals without spaces and signs, by which it is found. */
    serial_key: model.text(),
    status: model.enum(["active", "returned", "replaced"]).default("active"),
  })
  .indexes([
    { on: ["warranty_id", "serial_key"], unique: true, name: "IDX_crm_warranty_unit_once" },
    { on: ["serial_key"] },
  ])
