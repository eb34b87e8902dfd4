import { model } from "@medusajs/framework/utils"

/** A file kept with a quote, in the host's private file storage. */
export const QuoteAttachment = model
  .define("crm_quote_attachment", {
    id: model.id({ prefix: "crmqat" }).primaryKey(),
    quote_id: model.text(),
    file_id: model.text(),
    filename: model.text(),
    mime_type: model.text(),
    /** Bytes. */
    size: model.number(),
    /** Whether the buyer gets it too; otherwise it is for the house. */
    for_buyer: model.boolean().default(false),
    uploaded_by: model.text(),
  })
  .indexes([{ on: ["quote_id"] }])
