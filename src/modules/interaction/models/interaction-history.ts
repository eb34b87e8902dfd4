import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to which interaction or contact, from what to what. Append-only by trigger. */
export const InteractionHistory = model
  .define("crm_interaction_history", historyColumns("crmih"))
  .indexes([{ on: ["reference", "reference_id"] }])
