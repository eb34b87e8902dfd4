import { model } from "@medusajs/framework/utils"

/**
 * The claim under which an accepted version, or a part of it, becomes one host order. The order's id is reserved before the
 * host is called, so that a second order for it cannot exist. One claim at a time; `canceled` when the order was.
 */
export const QuoteConversion = model
  .define("crm_quote_conversion", {
    id: model.id({ prefix: "crmqc" }).primaryKey(),
    quote_id: model.text(),
    version: model.number(),
    order_id: model.text(),
    state: model.enum(["claimed", "done", "undone", "canceled"]).default("claimed"),
    /** Who works on it; renewed when the reconcile job takes over. */
    claimed_at: model.dateTime(),
    attempts: model.number().default(1),
    finished_at: model.dateTime().nullable(),
    error: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    with_shipping: model.boolean().default(true),
    /** Whether it was claimed by accepting, which is taken back with it when the order cannot be made. */
    with_acceptance: model.boolean().default(false),
    /** What the order comes to, in the quote's currency. */
    total: model.bigNumber().nullable(),
  })
  .indexes([
    { on: ["order_id"], unique: true },
    { on: ["state", "claimed_at"] },
    {
      on: ["quote_id"],
      unique: true,
      where: "state = 'claimed' and deleted_at is null",
      name: "IDX_crm_quote_conversion_claimed",
    },
    { on: ["quote_id", "state"] },
  ])
