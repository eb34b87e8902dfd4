import { model } from "@medusajs/framework/utils"

/**
 * One offer to one customer, in its current version.
 *
 * Amounts are major units of `currency_code`, rounded to it; days are the store's. Earlier versions stand in `crm_quote_version`.
 * Expired is derived: sent, and `valid_until` lies before today.
 */
export const Quote = model
  .define("crm_quote", {
    id: model.id({ prefix: "crmq" }).primaryKey(),
    number: model.text().searchable(),
    version: model.number().default(1),
    status: model.enum(["draft", "sent", "accepted", "declined", "canceled"]).default("draft"),
    title: model.text().searchable().nullable(),

    customer_id: model.text().nullable(),
    email: model.text().searchable(),
    customer_name: model.text().searchable().nullable(),
    company_name: model.text().searchable().nullable(),
    /** Of a buyer whom the host does not know yet. */
    phone: model.text().nullable(),
    customer_kind: model.enum(["business", "consumer"]),
    /** Whose debt the order becomes; the customer unless their account says otherwise. */
    bill_to_customer_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    locale: model.text(),
    purchase_order_number: model.text().nullable(),

    currency_code: model.text(),
    region_id: model.text(),
    sales_channel_id: model.text().nullable(),
    shipping_address: model.json().nullable(),
    billing_address: model.json().nullable(),
    /** `[{ name, amount, shipping_option_id?, is_tax_inclusive, tax_lines }]` */
    shipping_methods: model.json().nullable(),
    /** Agreed terms: `{ name, instalments: [{ percent, days, end_of_month? }] }` */
    payment_terms: model.json().nullable(),
    /** Text printed under the offer. */
    terms: model.text().nullable(),
    /** For the house only; buyers never see it. */
    note: model.text().nullable(),
    /** Percent off every line, after the line's own discount. */
    discount_percent: model.bigNumber().default(0),
    /** The day on which the buyer wants the goods. */
    requested_delivery_date: model.text().nullable(),
    /** Printed before the lines. */
    cover_text: model.text().nullable(),
    /** Percent of the total asked when accepting; null asks for none. */
    deposit_percent: model.bigNumber().nullable(),
    /** Whether accepting orders everything at once; otherwise it is converted by hand, whole or in parts. */
    convert_on_accept: model.boolean().default(true),
    reminders_off: model.boolean().default(false),
    /** Further recipients of the mails, beside `email`. */
    cc: model.json().nullable(),

    source: model.enum(["staff", "cart", "lead"]).default("staff"),
    /** Where the buyer came from, of the store's own list. */
    source_id: model.text().nullable(),
    /** The shopper's cart it was asked from, once per cart. */
    cart_id: model.text().nullable(),
    /** The shopper's words when asking for it. */
    request_note: model.text().nullable(),
    template_id: model.text().nullable(),
    cloned_from_id: model.text().nullable(),

    pipeline_id: model.text(),
    stage_id: model.text(),
    /** When it came to its stage; null for quotes older than this column, which came with their creation. */
    stage_entered_at: model.dateTime().nullable(),
    /** When something last went to the buyer or came from them. */
    last_contact_at: model.dateTime().nullable(),
    /** What the seller does next, and when. */
    next_step: model.text().nullable(),
    next_step_date: model.text().nullable(),
    /** Percent, over the stage's own when set. */
    probability: model.number().nullable(),
    /** The last day on which it can be accepted. */
    valid_until: model.text().nullable(),
    expected_close_date: model.text().nullable(),

    /** Items before discount, without tax and shipping. */
    subtotal: model.bigNumber().default(0),
    discount_total: model.bigNumber().default(0),
    shipping_total: model.bigNumber().default(0),
    tax_total: model.bigNumber().default(0),
    /** What closes net + tax to the host's rounded order total (EN 16931 BT-114). */
    rounding_total: model.bigNumber().default(0),
    total: model.bigNumber().default(0),
    /** Total without tax, shipping and rounding, for targets. */
    net_total: model.bigNumber().default(0),
    /** `[{ rate, code, name, base, amount }]`, amounts as decimal strings */
    tax_lines: model.json().nullable(),

    /** Credit hold: `{ reasons, since }`. */
    hold: model.json().nullable(),
    order_id: model.text().nullable(),
    lost_reason_id: model.text().nullable(),
    /** As the reason was called when it was chosen. */
    lost_reason_name: model.text().nullable(),
    decline_note: model.text().nullable(),
    accepted_name: model.text().nullable(),
    accept_note: model.text().nullable(),
    /** Ids of the options and alternatives that the buyer took; null until accepted. */
    chosen_item_ids: model.json().nullable(),
    approval_status: model.enum(["none", "pending", "approved", "rejected"]).default("none"),
    /** Changed catalogue prices that staff decided to honor: `{ at, by, fingerprint }` */
    honored: model.json().nullable(),
    /** Messages of the buyer that nobody answered or read yet. */
    unanswered_messages: model.number().default(0),
    /** How the last mail with the link went, see `QuoteDelivery`. */
    delivery: model.json().nullable(),
    /** Grows with each edit, so that two people on one draft notice each other. */
    revision: model.number().default(0),

    sent_at: model.dateTime().nullable(),
    sent_by: model.text().nullable(),
    accepted_at: model.dateTime().nullable(),
    accepted_by: model.text().nullable(),
    declined_at: model.dateTime().nullable(),
    declined_by: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    canceled_by: model.text().nullable(),
    converted_at: model.dateTime().nullable(),
    /** The store's day of the last decision. */
    decided_date: model.text().nullable(),
  })
  .indexes([
    { on: ["number"], unique: true },
    { on: ["customer_id"] },
    { on: ["order_id"] },
    { on: ["currency_code", "status", "stage_id"] },
    { on: ["status", "valid_until"] },
    { on: ["cart_id"], unique: true, where: "cart_id is not null and deleted_at is null" },
    { on: ["email"] },
    { on: ["source_id"] },
  ])
