import { model } from "@medusajs/framework/utils"

import { historyColumns } from "../../../shared/history-columns"

/** Who promised what, told whom and decided which address, of one order each. Append-only by trigger. */
export const DeliveryHistory = model
  .define("crm_delivery_history", {
    ...historyColumns("crmdh"),
    /** The line whose date changed. */
    line_id: model.text().nullable(),
    promised_date: model.text().nullable(),
    source: model.enum(["fulfilment", "hand"]).nullable(),
    /** The fulfilment and date it was read from, taken once. */
    source_id: model.text().nullable(),
  })
  .indexes([
    { on: ["reference", "reference_id"] },
    { on: ["line_id"] },
    { on: ["line_id", "source_id"], unique: true, where: "source_id is not null", name: "IDX_crm_delivery_history_once" },
  ])
