import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** What was found, said otherwise and settled, and who began, stopped, repaired and dismissed what. Append-only by trigger. */
export const AgreementHistory = model
  .define("crm_agreement_history", historyColumns("crmagh"))
  .indexes([{ on: ["reference", "reference_id"] }])
