import { model } from "@medusajs/framework/utils"

/** One bank account, and how the files of its bank are read. */
export const BankMapping = model
  .define("crm_bank_mapping", {
    id: model.id({ prefix: "crmbm" }).primaryKey(),
    /** What people call it, such as "Deutsche Bank EUR". */
    name: model.text(),
    /** IBAN or number; lines are the same only within one account. */
    account: model.text(),
    currency_code: model.text(),
    /** Whose money it is. */
    company_id: model.text().default("default"),
    /** A `BankFormat`. */
    format: model.json(),
  })
  .indexes([{ on: ["account"], unique: true, name: "IDX_crm_bank_mapping_account" }])
