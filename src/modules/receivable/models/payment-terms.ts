import { model } from "@medusajs/framework/utils"

/** Terms of payment to choose from. */
export const PaymentTerms = model
  .define("crm_payment_terms", {
    id: model.id({ prefix: "crmpt" }).primaryKey(),
    name: model.text().searchable(),
    /** Set on shipped ones, whose names the dashboard translates. */
    code: model.text().nullable(),
    /** `[{ percent, days?, months?, end_of_month?, days_after?, day_of_month?, down_payment? }]`; the percentages add up to 100. */
    instalments: model.json(),
    /** `[{ percent, days }]`: what may be taken off when all is paid by then, the earliest first; null when nothing. */
    early_discount: model.json().nullable(),
    /** The store's own, for customers without any; at most one. */
    is_default: model.boolean().default(false),
  })
  .indexes([
    { on: ["code"], unique: true },
    {
      on: ["is_default"],
      unique: true,
      where: "is_default and deleted_at is null",
      name: "IDX_crm_payment_terms_default",
    },
  ])
