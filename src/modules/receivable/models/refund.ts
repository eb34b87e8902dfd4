import { model } from "@medusajs/framework/utils"

/**
 * Money that went back to a customer, out of one receipt or one credit note. Append-only but for the marks of its reversal.
 *
 * What the host gives back of its own payments has a row, too; only the host can undo it.
 */
export const Refund = model
  .define("crm_refund", {
    id: model.id({ prefix: "crmrf" }).primaryKey(),
    amount: model.bigNumber(),
    currency_code: model.text(),
    /** The day the money left. */
    paid_date: model.text(),
    /** How it left, such as "bank_transfer". */
    method: model.text().nullable(),
    /** What the bank's statement says. */
    reference: model.text().nullable(),
    note: model.text().nullable(),
    customer_id: model.text().nullable(),
    bill_to_customer_id: model.text().nullable(),
    paid_by: model.text().nullable(),
    reversed_at: model.dateTime().nullable(),
    reversed_by: model.text().nullable(),
    /** It counts until the day before. */
    reversed_date: model.text().nullable(),
    receipt_id: model.text().nullable(),
    credit_note_id: model.text().nullable(),
  })
  .indexes([
    { on: ["receipt_id"] },
    { on: ["credit_note_id"] },
    { on: ["bill_to_customer_id", "paid_date"] },
  ])
