import { model } from "@medusajs/framework/utils"

/** Terms of payment to choose from. */
export const PaymentTerms = model
  .define("crm_payment_terms", {
    id: model.id({ prefix: "crmpt" }).primaryKey(),
    name: model.text().searchable(),
    /** Set on shipped ones, whose names the dashboard translates. */
    code: model.text().nullable(),
    /** `[{ percent, days, end_of_month? }]`; the percentages add up to 100. */
    instalments: model.json(),
  })
  .indexes([{ on: ["code"], unique: true }])
