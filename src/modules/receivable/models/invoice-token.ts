import { model } from "@medusajs/framework/utils"

/** A link that opens one invoice without a login. Only the hash of the token is kept. */
export const InvoiceToken = model
  .define("crm_invoice_token", {
    id: model.id({ prefix: "crmit" }).primaryKey(),
    invoice_id: model.text(),
    /** SHA-256 of the token, hexadecimal. */
    token_hash: model.text(),
    recipient: model.text().nullable(),
    revoked_at: model.dateTime().nullable(),
    opened_count: model.number().default(0),
    last_opened_at: model.dateTime().nullable(),
  })
  .indexes([{ on: ["token_hash"], unique: true }, { on: ["invoice_id"] }])
