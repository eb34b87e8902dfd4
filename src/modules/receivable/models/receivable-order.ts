import { model } from "@medusajs/framework/utils"

/** A host order as far as money is concerned, kept by subscribers and the reconcile job. Totals are rounded to its currency. */
export const ReceivableOrder = model
  .define("crm_receivable_order", {
    id: model.id({ prefix: "crmro" }).primaryKey(),
    order_id: model.text(),
    display_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    bill_to_customer_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    currency_code: model.text(),
    total: model.bigNumber().default(0),
    /** What the host's ledger says came in, less what went back. */
    paid_total: model.bigNumber().default(0),
    /** Issued invoices less their credit notes. */
    invoiced_total: model.bigNumber().default(0),
    delivered_total: model.bigNumber().default(0),
    placed_date: model.text().nullable(),
    delivered_date: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    quote_id: model.text().nullable(),
  })
  .indexes([{ on: ["order_id"], unique: true }, { on: ["bill_to_customer_id"] }, { on: ["customer_id"] }])
