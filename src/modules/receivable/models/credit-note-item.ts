import { model } from "@medusajs/framework/utils"

import { CreditNote } from "./credit-note"

/** What of one invoice line a credit note takes back. */
export const CreditNoteItem = model
  .define("crm_credit_note_item", {
    id: model.id({ prefix: "crmcni" }).primaryKey(),
    position: model.number(),
    /** Null on a note over an amount instead of lines. */
    invoice_item_id: model.text().nullable(),
    order_item_id: model.text().nullable(),
    /** price: money off the price of `invoice_item_id`; its quantity of 1 takes none of that line's. */
    kind: model.enum(["item", "shipping", "deposit", "price"]).default("item"),
    title: model.text(),
    subtitle: model.text().nullable(),
    sku: model.text().nullable(),
    variant_id: model.text().nullable(),
    product_id: model.text().nullable(),
    quantity: model.bigNumber(),
    unit_price: model.bigNumber(),
    is_tax_inclusive: model.boolean().default(false),
    subtotal: model.bigNumber(),
    discount_total: model.bigNumber().default(0),
    tax_total: model.bigNumber().default(0),
    total: model.bigNumber(),
    tax_lines: model.json().nullable(),
    credit_note: model.belongsTo(() => CreditNote, { mappedBy: "items" }),
  })
  .indexes([{ on: ["invoice_item_id"] }, { on: ["order_item_id"] }])
