import { model } from "@medusajs/framework/utils"

/** A host order as far as money is concerned, kept by subscribers and the reconcile job. Totals are rounded to its currency. */
export const ReceivableOrder = model
  .define("crm_receivable_order", {
    id: model.id({ prefix: "crmro" }).primaryKey(),
    order_id: model.text(),
    /** Who sells, by the order's sales channel. */
    company_id: model.text().default("default"),
    display_id: model.text().nullable(),
    customer_id: model.text().nullable(),
    customer_name: model.text().nullable(),
    bill_to_customer_id: model.text().nullable(),
    owner_id: model.text().nullable(),
    currency_code: model.text(),
    /** Where it was placed, as the host's order says; what its documents are told apart by in reports. */
    region_id: model.text().nullable(),
    sales_channel_id: model.text().nullable(),
    total: model.bigNumber().default(0),
    /** What the host's ledger says came in, less what went back. */
    paid_total: model.bigNumber().default(0),
    /** Issued invoices less their credit notes. */
    invoiced_total: model.bigNumber().default(0),
    delivered_total: model.bigNumber().default(0),
    /** `[{ order_item_id, kind, title, subtitle, sku, ordered, delivered, returned, billable, total }]` as the host has them; decimal text. */
    lines: model.json().nullable(),
    /** Delivered, kept, and on no invoice: pieces, and what they come to with tax. */
    to_invoice_quantity: model.bigNumber().default(0),
    to_invoice_total: model.bigNumber().default(0),
    /** Everything of it stood on invoices once, so that what is added later is a change and not a part still to come. */
    wholly_invoiced: model.boolean().default(false),
    placed_date: model.text().nullable(),
    delivered_date: model.text().nullable(),
    canceled_at: model.dateTime().nullable(),
    quote_id: model.text().nullable(),
  })
  .indexes([
    { on: ["order_id"], unique: true },
    { on: ["bill_to_customer_id"] },
    { on: ["customer_id"] },
    {
      on: ["placed_date"],
      where: "canceled_at is null and delivered_date is null and deleted_at is null",
      name: "IDX_crm_receivable_order_on_its_way",
    },
  ])
