import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who began, stopped, repaired and dismissed what. Append-only by trigger. */
export const AgreementHistory = model
  .define("crm_agreement_history", historyColumns("crmagh"))
  .indexes([{ on: ["reference", "reference_id"] }])
