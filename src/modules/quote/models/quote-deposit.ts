import { model } from "@medusajs/framework/utils"

/** The deposit that the buyer of an accepted quote pays, before its order exists or after; one per quote. */
export const QuoteDeposit = model
  .define("crm_quote_deposit", {
    id: model.id({ prefix: "crmqd" }).primaryKey(),
    quote_id: model.text(),
    version: model.number(),
    amount: model.bigNumber(),
    currency_code: model.text(),
    payment_collection_id: model.text(),
    provider_id: model.text(),
    status: model.enum(["pending", "paid", "taken_over", "refunded"]).default("pending"),
    paid_at: model.dateTime().nullable(),
    refunded_at: model.dateTime().nullable(),
    /** The order that took it over. */
    order_id: model.text().nullable(),
    /** When the provider was asked last. */
    checked_at: model.dateTime().nullable(),
    /** Until when one caller has it to itself: asking a provider twice at once can undo the payment (2.21.2). */
    held_until: model.dateTime().nullable(),
  })
  .indexes([{ on: ["payment_collection_id"], unique: true }, { on: ["quote_id"], unique: true }, { on: ["status"] }])
