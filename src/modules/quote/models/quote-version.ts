import { model } from "@medusajs/framework/utils"

/**
 * What was offered when a version was sent. A trigger refuses any change but the marks of what became of it.
 */
export const QuoteVersion = model
  .define("crm_quote_version", {
    id: model.id({ prefix: "crmqv" }).primaryKey(),
    quote_id: model.text(),
    version: model.number(),
    currency_code: model.text(),
    total: model.bigNumber(),
    valid_until: model.text(),
    /** The whole offer as the buyer saw it: quote, items, totals, parties, terms. */
    snapshot: model.json(),
    /** SHA-256 over the snapshot in canonical JSON, hexadecimal. */
    content_hash: model.text(),
    sent_at: model.dateTime(),
    sent_by: model.text(),
    superseded_at: model.dateTime().nullable(),
    decision: model.enum(["accepted", "declined", "canceled"]).nullable(),
    decided_at: model.dateTime().nullable(),
    decided_by: model.text().nullable(),
    decided_name: model.text().nullable(),
    /** The buyer's address as the server saw it. */
    decided_ip: model.text().nullable(),
    /** The terms' text as it stood when the buyer decided. */
    decided_terms: model.text().nullable(),
    decided_item_ids: model.json().nullable(),
    decided_note: model.text().nullable(),
    /** Catalogue prices by line and automatic promotions at sending, to tell later what changed. */
    market: model.json().nullable(),
  })
  .indexes([{ on: ["quote_id", "version"], unique: true }])
