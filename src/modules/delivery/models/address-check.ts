import { model } from "@medusajs/framework/utils"

/** Whether the buyer confirmed the shipping address of an order. One row an order; asking again begins it anew. */
export const AddressCheck = model
  .define("crm_address_check", {
    id: model.id({ prefix: "crmac" }).primaryKey(),
    order_id: model.text(),
    customer_id: model.text().nullable(),
    state: model.enum(["asked", "confirmed", "corrected", "accepted", "rejected", "withdrawn"]),
    /** How often it was asked; links of an earlier round are dead. */
    round: model.number().default(1),
    asked_at: model.dateTime(),
    recipient: model.text(),
    locale: model.text(),
    /** Words of staff in the mail. */
    message: model.text().nullable(),
    answered_at: model.dateTime().nullable(),
    /** Who answered, in their own words. */
    answered_name: model.text().nullable(),
    proposed_address: model.json().nullable(),
    /** What the buyer added. */
    proposed_note: model.text().nullable(),
    /** How often an address was proposed; staff decide on the one they read. */
    proposal_no: model.number().default(0),
    decided_at: model.dateTime().nullable(),
    decided_by: model.text().nullable(),
    /** Why it was rejected, as the buyer is told. */
    decided_note: model.text().nullable(),
    /** Since when one caller puts the accepted address on the host's order. */
    applying_at: model.dateTime().nullable(),
    /** When the accepted address stood on the host's order. */
    applied_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["order_id"], unique: true }, { on: ["state", "asked_at"] }, { on: ["customer_id"] }])
