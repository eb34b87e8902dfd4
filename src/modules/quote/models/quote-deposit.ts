import { model } from "@medusajs/framework/utils"

/** A deposit that a buyer began to pay with a quote, before its order exists. */
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
    /** The order that took it over. */
    order_id: model.text().nullable(),
  })
  .indexes([{ on: ["payment_collection_id"], unique: true }, { on: ["quote_id"] }])
