import { model } from "@medusajs/framework/utils"

/** One question or answer on a quote, or on a line of it. Append-only by trigger. */
export const QuoteMessage = model
  .define("crm_quote_message", {
    id: model.id({ prefix: "crmqm" }).primaryKey(),
    quote_id: model.text(),
    version: model.number(),
    /** The line it is about; null for the whole quote. */
    item_id: model.text().nullable(),
    text: model.text(),
    author_type: model.enum(["buyer", "staff"]),
    author_id: model.text().nullable(),
    author_name: model.text().nullable(),
  })
  .indexes([{ on: ["quote_id", "created_at"] }])
