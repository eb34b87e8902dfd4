import { model } from "@medusajs/framework/utils"

/**
 * Something that was said or done with a customer: noted by a person, a mail that this plugin sent, or one that came in. Mail that came in and
 * is nobody's yet is the tray.
 */
export const Interaction = model
  .define("crm_interaction", {
    id: model.id({ prefix: "crmin" }).primaryKey(),
    customer_id: model.text().nullable(),
    channel: model.enum(["call", "email", "meeting", "visit", "chat", "note"]),
    /** Null where it has none: a note, a meeting. */
    direction: model.enum(["inbound", "outbound"]).nullable(),
    occurred_at: model.dateTime(),
    duration_minutes: model.number().nullable(),
    subject: model.text().searchable().nullable(),
    /** What came of it, in a few words. */
    outcome: model.text().searchable().nullable(),
    /** What was said: Markdown of people, plain text of mails. Whoever shows it takes it for neither HTML nor safe. */
    text: model.text().searchable().nullable(),
    /** With whom: ids of contacts of the customer. */
    contact_ids: model.json().nullable(),
    source: model.enum(["manual", "outbox", "inbound"]).default("manual"),
    /** What it was made of, once: the outbox's message, or the message id of a mail that came in. */
    source_id: model.text().nullable(),
    /** Of an outbox message, such as `quote_sent`. */
    source_kind: model.text().nullable(),
    /** Address of the other side of a mail. */
    address: model.text().nullable(),
    /** Who of the staff it belongs to: the author, or whose document it is about. */
    owner_id: model.text().nullable(),
    author_id: model.text(),
    author_type: model.text(),
    edited_at: model.dateTime().nullable(),
  })
  .indexes([
    { on: ["source", "source_id"], unique: true, where: "source_id is not null", name: "IDX_crm_interaction_once" },
    { on: ["customer_id", "occurred_at"] },
    { on: ["occurred_at"] },
    { on: ["owner_id"] },
    { on: ["contact_ids"], type: "GIN", where: "deleted_at is null", name: "IDX_crm_interaction_contact_ids" },
    {
      on: ["created_at"],
      where: "source = 'inbound' and customer_id is null and deleted_at is null",
      name: "IDX_crm_interaction_tray",
    },
  ])
