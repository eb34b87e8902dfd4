import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who did what to which plan, entitlement or claim. Append-only by trigger. */
export const WarrantyHistory = model
  .define("crm_warranty_history", {
    ...historyColumns("crmwh"),
    /** What caused the act, such as a claim; one cause acts once on a record. */
    source_id: model.text().nullable(),
  })
  .indexes([
    { on: ["reference", "reference_id"] },
    { on: ["reference_id", "act", "source_id"], unique: true, where: "source_id is not null", name: "IDX_crm_warranty_history_once" },
  ])
