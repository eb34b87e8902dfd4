import { model } from "@medusajs/framework/utils"

/** A link that opens one order's delivery or address for its buyer. Only the hash of the token is kept. */
export const DeliveryToken = model
  .define("crm_delivery_token", {
    id: model.id({ prefix: "crmdt" }).primaryKey(),
    purpose: model.enum(["address", "delivery"]),
    order_id: model.text(),
    /** The `crm_address_check` or the `crm_delivery_notice` it was mailed for. */
    reference_id: model.text(),
    /** SHA-256 of the token, hexadecimal. */
    token_hash: model.text(),
    recipient: model.text(),
    expires_at: model.dateTime(),
    revoked_at: model.dateTime().nullable(),
    opened_count: model.number().default(0),
    last_opened_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["token_hash"], unique: true }, { on: ["order_id"] }, { on: ["reference_id"] }])
