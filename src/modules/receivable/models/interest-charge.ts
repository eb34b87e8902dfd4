import { model } from "@medusajs/framework/utils"

/** What an interest invoice charged for one late invoice: interest for its days, or a fee once. Of a voided interest invoice it does not count. */
export const InterestCharge = model
  .define("crm_interest_charge", {
    id: model.id({ prefix: "crmic" }).primaryKey(),
    /** The late invoice. */
    invoice_id: model.text(),
    interest_invoice_id: model.text(),
    kind: model.enum(["interest", "fixed_fee", "penalty"]),
    from_date: model.text(),
    until_date: model.text(),
    currency_code: model.text(),
    amount: model.bigNumber(),
  })
  .indexes([{ on: ["invoice_id"] }, { on: ["interest_invoice_id"] }])
