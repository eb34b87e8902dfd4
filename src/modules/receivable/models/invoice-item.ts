import { model } from "@medusajs/framework/utils"

import { Invoice } from "./invoice"

/** One line of an invoice. Amounts are without tax but for `tax_total` and `total`, rounded to the invoice's currency. */
export const InvoiceItem = model
  .define("crm_invoice_item", {
    id: model.id({ prefix: "crmini" }).primaryKey(),
    position: model.number(),
    /** The host's line item, or its shipping method. */
    order_item_id: model.text().nullable(),
    /** price: a difference in price of `order_item_id`; its quantity of 1 is none of the order's. */
    kind: model.enum(["item", "shipping", "deposit", "price"]).default("item"),
    /** On a line of kind deposit with a negative quantity: the deposit invoice that is taken off here. */
    deposit_invoice_id: model.text().nullable(),
    title: model.text(),
    subtitle: model.text().nullable(),
    sku: model.text().nullable(),
    variant_id: model.text().nullable(),
    product_id: model.text().nullable(),
    quantity: model.bigNumber(),
    /** As the order says it: with tax when `is_tax_inclusive`; may carry more digits than the currency. */
    unit_price: model.bigNumber(),
    is_tax_inclusive: model.boolean().default(false),
    subtotal: model.bigNumber(),
    discount_total: model.bigNumber().default(0),
    /** For reading only: tax is computed per rate on the summed base, on the invoice. */
    tax_total: model.bigNumber().default(0),
    total: model.bigNumber(),
    /** `[{ rate, code, name, category, exemption_code, exemption_reason }]`; category by UNCL 5305. */
    tax_lines: model.json().nullable(),
    /** `[{ kind, id, name }]`: type and categories of the product as the line was made, the nearest first; what revenue is booked by. */
    revenue_groups: model.json().nullable(),
    invoice: model.belongsTo(() => Invoice, { mappedBy: "items" }),
  })
  .indexes([{ on: ["order_item_id"] }])
