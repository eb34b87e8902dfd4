import { model } from "@medusajs/framework/utils"

/**
 * A part of one invoice that its debtor does not agree with. It holds that part out of reminders and of proposed allocations until
 * someone resolves it; the invoice itself asks for the same as before.
 *
 * The open disputes of an invoice never came to more than it had outstanding when the last of them was opened; a trigger refuses more.
 */
export const Dispute = model
  .define("crm_dispute", {
    id: model.id({ prefix: "crmdsp" }).primaryKey(),
    invoice_id: model.text(),
    invoice_number: model.text(),
    customer_id: model.text().nullable(),
    bill_to_customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    currency_code: model.text(),
    /** Tax included, major units of `currency_code`, above 0. */
    amount: model.bigNumber(),
    /** `[{ invoice_item_id, title, quantity, amount }]` when it is about lines, decimal text. */
    items: model.json().nullable(),
    reason: model.enum([
      "price",
      "quantity",
      "quality",
      "not_delivered",
      "not_ordered",
      "duplicate",
      "paid",
      "claim",
      "other",
    ]),
    note: model.text().nullable(),
    /** Who sees to it. */
    owner_id: model.text().nullable(),
    /** What it comes from, such as a warranty claim; of each only one is open per invoice. */
    reference: model.text().nullable(),
    reference_id: model.text().nullable(),
    status: model.enum(["open", "resolved"]).default("open"),
    opened_date: model.text(),
    opened_by: model.text(),
    resolution: model.enum(["credited", "rejected", "withdrawn", "corrected"]).nullable(),
    resolution_note: model.text().nullable(),
    /** The note that credited it. */
    credit_note_id: model.text().nullable(),
    resolved_date: model.text().nullable(),
    resolved_at: model.dateTime().nullable(),
    resolved_by: model.text().nullable(),
  })
  .indexes([
    { on: ["invoice_id"] },
    {
      on: ["bill_to_customer_id"],
      where: "status = 'open' and deleted_at is null",
      name: "IDX_crm_dispute_open",
    },
    {
      on: ["reference", "reference_id", "invoice_id"],
      unique: true,
      where: "status = 'open' and reference_id is not null and deleted_at is null",
      name: "IDX_crm_dispute_reference",
    },
  ])
