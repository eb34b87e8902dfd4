import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to a quote, from what to what. Append-only by trigger. */
export const QuoteHistory = model
  .define("crm_quote_history", historyColumns("crmqh"))
  .indexes([{ on: ["reference", "reference_id"] }])
