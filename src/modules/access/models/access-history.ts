import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who changed settings, rights and teams, from what to what. Append-only by trigger. */
export const AccessHistory = model
  .define("crm_access_history", historyColumns("crmah"))
  .indexes([{ on: ["reference", "reference_id"] }])
