import { model } from "@medusajs/framework/utils"

/**
 * A part taken from a stock location for a repair. It is claimed before the host's stock is touched, so that stock moves once at most:
 * `taking` and `returning` that a crash left say that nobody knows, and wait for a person's word.
 */
export const WarrantyPart = model
  .define("crm_warranty_part", {
    id: model.id({ prefix: "crmwpt" }).primaryKey(),
    claim_id: model.text(),
    variant_id: model.text(),
    sku: model.text().nullable(),
    title: model.text(),
    location_id: model.text(),
    quantity: model.number(),
    /** What one costs, in major units of the claim's currency. */
    unit_cost: model.bigNumber(),
    work_date: model.text(),
    note: model.text().nullable(),
    /** `[{ inventory_item_id, quantity }]`; empty where the host counts no stock of it. */
    stock: model.json(),
    state: model.enum(["taking", "taken", "failed", "returning", "returned"]),
    error: model.text().nullable(),
    moved_at: model.dateTime(),
    actor_id: model.text(),
    actor_type: model.text(),
    request_key: model.text().nullable(),
  })
  .indexes([
    { on: ["claim_id"] },
    {
      on: ["claim_id", "request_key"],
      unique: true,
      where: "request_key is not null",
      name: "IDX_crm_warranty_part_request",
    },
  ])
