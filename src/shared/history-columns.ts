import { model } from "@medusajs/framework/utils"

/** Columns of a module's append-only History: who did what to which record, see `HistoryEntry`. @param prefix - of its ids */
export const historyColumns = (prefix: string) => ({
  id: model.id({ prefix }).primaryKey(),
  reference: model.text(),
  reference_id: model.text(),
  act: model.text(),
  changes: model.json().nullable(),
  note: model.text().nullable(),
  actor_id: model.text(),
  actor_type: model.text(),
})
