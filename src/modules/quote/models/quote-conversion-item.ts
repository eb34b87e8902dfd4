import { model } from "@medusajs/framework/utils"

/** How much of one line a conversion orders. A trigger refuses more, in sum of the live conversions, than the line offers. */
export const QuoteConversionItem = model
  .define("crm_quote_conversion_item", {
    id: model.id({ prefix: "crmqci" }).primaryKey(),
    conversion_id: model.text(),
    quote_id: model.text(),
    quote_item_id: model.text(),
    quantity: model.bigNumber(),
  })
  .indexes([{ on: ["conversion_id", "quote_item_id"], unique: true }, { on: ["quote_id"] }, { on: ["quote_item_id"] }])
