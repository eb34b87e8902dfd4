import { model } from "@medusajs/framework/utils"

/** One line of a quote's current version. Amounts are major units of the quote's currency. */
export const QuoteItem = model
  .define("crm_quote_item", {
    id: model.id({ prefix: "crmqi" }).primaryKey(),
    quote_id: model.text(),
    position: model.number(),
    /** A section is a heading and a note is a paragraph, in `title`; neither has an amount. */
    kind: model.enum(["item", "section", "note"]).default("item"),
    variant_id: model.text().nullable(),
    product_id: model.text().nullable(),
    sku: model.text().nullable(),
    title: model.text(),
    subtitle: model.text().nullable(),
    thumbnail: model.text().nullable(),
    quantity: model.bigNumber(),
    unit_price: model.bigNumber(),
    /** The host's calculated price when the line was priced; null for free-text lines. */
    list_price: model.bigNumber().nullable(),
    /** Percent off `unit_price`, 0 to 100. */
    discount_percent: model.bigNumber().default(0),
    is_tax_inclusive: model.boolean().default(false),
    /** Typed by hand, so that it does not follow the catalogue. */
    is_custom_price: model.boolean().default(false),
    /** The buyer may tick it. */
    is_optional: model.boolean().default(false),
    /** Lines with the same name here are alternatives, of which the buyer chooses one. */
    alternative_group: model.text().nullable(),
    /** Whether an option or alternative is taken unless the buyer decides otherwise. */
    is_selected: model.boolean().default(false),
    lead_time_days: model.number().nullable(),
    requested_delivery_date: model.text().nullable(),
    /** What one piece costs the store, for the margin; never shown to buyers. */
    unit_cost: model.bigNumber().nullable(),
    /** What the catalogue said of that when the line was priced; approval judges by the higher of the two. */
    list_cost: model.bigNumber().nullable(),
    note: model.text().nullable(),
    /** `[{ rate, code, name, provider_id, tax_rate_id }]` from the host's tax module */
    tax_lines: model.json().nullable(),
    /** Without tax, before discount. */
    subtotal: model.bigNumber().default(0),
    discount_total: model.bigNumber().default(0),
    tax_total: model.bigNumber().default(0),
    total: model.bigNumber().default(0),
  })
  .indexes([{ on: ["quote_id", "position"] }])
