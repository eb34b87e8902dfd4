import { model } from "@medusajs/framework/utils"

/** A limit over which a quote needs someone's approval before it is sent. An empty limit is not asked. */
export const QuoteApprovalRule = model
  .define("crm_quote_approval_rule", {
    id: model.id({ prefix: "crmqar" }).primaryKey(),
    name: model.text().searchable(),
    position: model.number(),
    is_active: model.boolean().default(true),
    /** Percent off the catalogue price, the highest of all lines. */
    max_discount_percent: model.bigNumber().nullable(),
    /** Percent of the net total. */
    min_margin_percent: model.bigNumber().nullable(),
    /** Gross, in `currency_code`. */
    max_total: model.bigNumber().nullable(),
    currency_code: model.text().nullable(),
    /** The one who decides; null for everyone with the right to approve. */
    approver_id: model.text().nullable(),
  })
  .indexes([{ on: ["position"] }])
