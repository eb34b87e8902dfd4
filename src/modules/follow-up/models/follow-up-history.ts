import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to which follow-up or rule. Append-only by trigger. */
export const FollowUpHistory = model
  .define("crm_follow_up_history", historyColumns("crmfh"))
  .indexes([{ on: ["reference", "reference_id"] }])
