import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to which policy, run, notice, invoice or customer of dunning. Append-only by trigger. */
export const DunningHistory = model
  .define("crm_dunning_history", historyColumns("crmdh"))
  .indexes([{ on: ["reference", "reference_id"] }])
