import { model } from "@medusajs/framework/utils"

/** One file of a bank account that brought lines which were not known yet. */
export const BankStatement = model.define("crm_bank_statement", {
  id: model.id({ prefix: "crmbs" }).primaryKey(),
  mapping_id: model.text(),
  account: model.text(),
  filename: model.text(),
  currency_code: model.text(),
  line_count: model.number(),
  /** Lines that no other file had brought before. */
  new_count: model.number(),
  from_date: model.text(),
  to_date: model.text(),
  imported_by: model.text(),
})
