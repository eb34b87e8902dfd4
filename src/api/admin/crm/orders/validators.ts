import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
  createListParams,
  currencyFilter,
  day,
  dayFilter,
  id,
  idFilter,
  line,
  percent,
  positiveDecimal,
  text,
} from "../../../shared"

/** What the invoice says beside its lines; without them, what the order, its quote and the settings say. */
const texts = {
  purchase_order_number: line(100).optional(),
  buyer_reference: line(100).optional(),
  notes: text(5_000).optional(),
}

/** The whole order, parts of its lines, or what was delivered of it. */
export const AdminInvoiceOrder = z
  .strictObject({
    items: z
      .array(z.strictObject({ order_item_id: id(), quantity: positiveDecimal() }))
      .min(1)
      .max(500)
      .optional(),
    delivered: z.boolean().optional(),
    issue: z.boolean().default(false),
    issue_date: day().optional(),
    ...texts,
  })
  .refine(({ items, delivered }) => !(items && delivered), "takes either items or delivered, not both")
export type AdminInvoiceOrder = z.infer<typeof AdminInvoiceOrder>

/** A deposit as a share of the order's total or as an amount, tax included. */
export const AdminInvoiceDeposit = z
  .strictObject({
    percent: percent()
      .refine((value) => value !== "0", "must be more than 0")
      .optional(),
    amount: positiveDecimal().optional(),
    issue: z.boolean().default(false),
    issue_date: day().optional(),
    ...texts,
  })
  .refine((value) => (value.percent === undefined) !== (value.amount === undefined), "needs either percent or amount")
export type AdminInvoiceDeposit = z.infer<typeof AdminInvoiceDeposit>

export const AdminGetOrdersToInvoice = createListParams({
  order: [
    "display_id",
    "customer_name",
    "placed_date",
    "delivered_date",
    "total",
    "to_invoice_quantity",
    "to_invoice_total",
    "currency_code",
  ],
  filters: {
    order_id: idFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    currency_code: currencyFilter(),
    placed_date: dayFilter(),
    delivered_date: dayFilter(),
    to_invoice_total: amountFilter(),
  },
  defaultOrder: "delivered_date",
})

/** So many orders in one request; more are asked for in parts, so that progress shows and people can stop. */
const MAX_ORDERS = 50

/** Invoices what was delivered of each order and is on no invoice yet. */
export const AdminInvoiceDelivered = z.strictObject({
  order_ids: z.array(id()).min(1).max(MAX_ORDERS),
  /** Says what would be made, and makes nothing. */
  dry_run: z.boolean().default(false),
  issue: z.boolean().default(true),
  issue_date: day().optional(),
})
export type AdminInvoiceDelivered = z.infer<typeof AdminInvoiceDelivered>

/** Serial numbers of units that were packed, by the item of the host's fulfilment. */
export const AdminShipCrmSerials = z.strictObject({
  items: z
    .array(z.strictObject({ fulfillment_item_id: id(), serials: z.array(line(100).min(1)).min(1).max(1_000) }))
    .min(1)
    .max(200),
})
export type AdminShipCrmSerials = z.infer<typeof AdminShipCrmSerials>
