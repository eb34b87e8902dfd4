import { model } from "@medusajs/framework/utils"

/**
 * What an order's documents lack since the order changed: a credit note or a supplementary invoice, proposed.
 *
 * At most one is open per order. It is computed anew from the order and its documents, and closes by itself when both agree again.
 */
export const BillingProposal = model
  .define("crm_billing_proposal", {
    id: model.id({ prefix: "crmbp" }).primaryKey(),
    order_id: model.text(),
    order_display_id: model.text().nullable(),
    order_version: model.number().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    bill_to_customer_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    currency_code: model.text(),
    kind: model.enum(["credit_note", "invoice"]),
    reason: model.enum(["edit", "return", "cancellation", "refund"]),
    /** Tax included, major units of `currency_code`, above 0. */
    amount: model.bigNumber(),
    /** `[{ title, quantity, invoice_id, invoice_number, invoice_item_id, order_item_id, amount }]`: what the documents will be of. */
    lines: model.json(),
    /** Of everything that the documents will be of; a proposal whose cause changed has another one. */
    fingerprint: model.text(),
    state: model.enum(["open", "done", "dismissed", "closed"]).default("open"),
    /** `[{ reference, id, number }]` of what was made. */
    documents: model.json().nullable(),
    note: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
    decided_by: model.text().nullable(),
  })
  .indexes([
    { on: ["order_id"] },
    {
      on: ["order_id"],
      unique: true,
      where: "state = 'open' and deleted_at is null",
      name: "IDX_crm_billing_proposal_open",
    },
  ])
