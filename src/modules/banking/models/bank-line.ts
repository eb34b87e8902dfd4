import { model } from "@medusajs/framework/utils"

/**
 * One movement on a bank account, once, however many files it stands in.
 *
 * Money that came in is `open` until it is settled (a receipt was made of it) or ignored; money that went out is `outgoing`.
 */
export const BankLine = model
  .define("crm_bank_line", {
    id: model.id({ prefix: "crmbl" }).primaryKey(),
    statement_id: model.text(),
    mapping_id: model.text(),
    account: model.text(),
    company_id: model.text(),
    /** In the file it came with. */
    line_number: model.number(),
    booked_date: model.text(),
    /** Negative when it went out. */
    amount: model.bigNumber(),
    currency_code: model.text(),
    text: model.text().searchable(),
    payer_name: model.text().searchable().nullable(),
    payer_iban: model.text().nullable(),
    /** The how manieth of equal lines of its day. */
    occurrence: model.number(),
    /** Over account, day, amount, text and occurrence; see rules/fingerprint.ts. */
    fingerprint: model.text(),
    state: model.enum(["open", "settled", "ignored", "outgoing"]),
    /** How often what was made of it was undone; keeps the receipts of each try apart. */
    attempt: model.number().default(0),
    receipt_id: model.text().nullable(),
    receipt_number: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    note: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
    decided_by: model.text().nullable(),
  })
  .indexes([
    { on: ["fingerprint"], unique: true, name: "IDX_crm_bank_line_once" },
    { on: ["statement_id"] },
    { on: ["state", "booked_date"] },
    { on: ["payer_iban"] },
  ])
