import { model } from "@medusajs/framework/utils"

/** What one unit of a currency was worth in another from a day on. Documents keep the rate that they were issued with. */
export const ExchangeRate = model
  .define("crm_exchange_rate", {
    id: model.id({ prefix: "crmxr" }).primaryKey(),
    rate_date: model.text(),
    from_currency: model.text(),
    to_currency: model.text(),
    /** Decimal text: rates have more digits after the point than amounts. */
    rate: model.text(),
    /** Who says so, such as ECB. */
    source: model.text().nullable(),
  })
  .indexes([{ on: ["from_currency", "to_currency", "rate_date"], unique: true, name: "IDX_crm_exchange_rate_pair" }])
