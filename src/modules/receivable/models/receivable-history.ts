import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to which document, from what to what. Append-only by trigger. */
export const ReceivableHistory = model
  .define("crm_receivable_history", historyColumns("crmrh"))
  .indexes([{ on: ["reference", "reference_id"] }])
