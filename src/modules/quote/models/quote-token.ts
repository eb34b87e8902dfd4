import { model } from "@medusajs/framework/utils"

/** A link that opens one version of a quote without a login. Only the hash of the token is kept. */
export const QuoteToken = model
  .define("crm_quote_token", {
    id: model.id({ prefix: "crmqt" }).primaryKey(),
    quote_id: model.text(),
    version: model.number(),
    /** SHA-256 of the token, hexadecimal. */
    token_hash: model.text(),
    recipient: model.text().nullable(),
    revoked_at: model.dateTime().nullable(),
    opened_count: model.number().default(0),
    last_opened_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["token_hash"], unique: true }, { on: ["quote_id"] }])
