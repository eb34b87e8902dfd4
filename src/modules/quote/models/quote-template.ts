import { model } from "@medusajs/framework/utils"

/** What new quotes may start from: lines, terms, validity and options. */
export const QuoteTemplate = model
  .define("crm_quote_template", {
    id: model.id({ prefix: "crmqtp" }).primaryKey(),
    name: model.text().searchable(),
    description: model.text().searchable().nullable(),
    is_active: model.boolean().default(true),
    locale: model.text().nullable(),
    /** Of the prices in `items`; null when it has none. */
    currency_code: model.text().nullable(),
    title: model.text().nullable(),
    /** Lines as a new quote takes them. */
    items: model.json(),
    terms: model.text().nullable(),
    cover_text: model.text().nullable(),
    validity_days: model.number().nullable(),
    payment_terms: model.json().nullable(),
    deposit_percent: model.bigNumber().nullable(),
    discount_percent: model.bigNumber().default(0),
    convert_on_accept: model.boolean().nullable(),
  })
  .indexes([{ on: ["name"], unique: true, where: "deleted_at IS NULL" }])
