import { model } from "@medusajs/framework/utils"

/** One change of where a deal stands, with the names of that day. Append-only by trigger. */
export const QuoteMove = model
  .define("crm_quote_move", {
    id: model.id({ prefix: "crmqm" }).primaryKey(),
    quote_id: model.text(),
    field: model.enum(["stage", "owner", "amount", "expected_close", "probability"]),
    /** Ids, days, percentages, and amounts in the quote's currency, as text. */
    from_value: model.text().nullable(),
    to_value: model.text().nullable(),
    from_name: model.text().nullable(),
    to_name: model.text().nullable(),
    actor_id: model.text(),
    actor_type: model.text(),
  })
  .indexes([{ on: ["quote_id", "field", "created_at"] }])
