import { model } from "@medusajs/framework/utils"

/** What a rep is to sell in a month, net of tax and shipping, and their share of it. */
export const SalesTarget = model
  .define("crm_sales_target", {
    id: model.id({ prefix: "crmstg" }).primaryKey(),
    user_id: model.text(),
    /** `YYYY-MM`, by the store's calendar. */
    month: model.text(),
    currency_code: model.text(),
    amount: model.bigNumber(),
    /** Percent of what is ordered; null earns nothing. */
    commission_percent: model.bigNumber().nullable(),
  })
  .indexes([{ on: ["user_id", "month", "currency_code"], unique: true }])
