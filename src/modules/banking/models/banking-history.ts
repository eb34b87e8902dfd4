import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to which statement, line or account. Append-only by trigger. */
export const BankingHistory = model
  .define("crm_banking_history", historyColumns("crmbh"))
  .indexes([{ on: ["reference", "reference_id"] }])
