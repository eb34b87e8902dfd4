import { model } from "@medusajs/framework/utils"

/**
 * One mail of this plugin: planned, claimed by who sends it, and what became of it. What was sent stays readable here;
 * a buyer's link is kept without its token.
 */
export const OutboxMessage = model
  .define("crm_outbox_message", {
    id: model.id({ prefix: "crmom" }).primaryKey(),
    /** What it is, such as `quote_sent` or `quote_reminder`. */
    kind: model.text(),
    /** Service mail answers an act; chasing asks for something; marketing offers something. */
    class: model.enum(["service", "chasing", "marketing"]),
    /** What a chasing message is about; the first of these goes first: debt, quote, warranty, win_back. */
    topic: model.enum(["debt", "quote", "warranty", "win_back"]).nullable(),
    /** Of the host's Notification module. */
    channel: model.text().default("email"),
    /** Who is written to, as one: the e-mail address in small letters. */
    contact: model.text(),
    customer_id: model.text().nullable(),
    to: model.text(),
    cc: model.json().nullable(),
    reply_to: model.text().nullable(),
    locale: model.text().nullable(),
    subject: model.text().nullable(),
    html: model.text().nullable(),
    text: model.text().nullable(),
    /** Names of the files that went with it. */
    attachments: model.json().nullable(),
    /** The document it is about. */
    reference: model.text(),
    reference_id: model.text(),
    version: model.number().nullable(),
    /** What makes it one and the same message, however often it is planned. */
    dedupe_key: model.text(),
    /** The store's day on which it goes out, at the earliest. */
    send_date: model.text(),
    state: model.enum(["planned", "claimed", "sent", "failed", "skipped", "canceled"]).default("planned"),
    /** Why it was skipped or canceled. */
    reason: model.text().nullable(),
    attempts: model.number().default(0),
    error: model.text().nullable(),
    /** Of what offers something: hash of the token of the link that ends it. */
    opt_out_hash: model.text().nullable(),
    /** What the provider calls it, where it says so: its Message-ID, or a part of that. */
    message_id: model.text().nullable(),
    claimed_at: model.dateTime().nullable(),
    sent_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["dedupe_key"], unique: true },
    { on: ["opt_out_hash"], unique: true, where: "opt_out_hash is not null and deleted_at is null" },
    { on: ["message_id"], where: "message_id is not null and deleted_at is null" },
    { on: ["reference", "reference_id"] },
    { on: ["contact"] },
    { on: ["state", "send_date"] },
    {
      on: ["contact", "send_date"],
      unique: true,
      where: "class <> 'service' and state in ('claimed', 'sent') and deleted_at is null",
      name: "IDX_crm_outbox_message_one_a_day",
    },
  ])
