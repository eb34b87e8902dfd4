import { z } from "@medusajs/framework/zod"

import { day, id, positiveDecimal } from "../../../shared"

/** The whole order, or parts of its lines. */
export const AdminInvoiceOrder = z.strictObject({
  items: z
    .array(z.strictObject({ order_item_id: id(), quantity: positiveDecimal() }))
    .min(1)
    .max(500)
    .optional(),
  issue: z.boolean().default(false),
  issue_date: day().optional(),
})
export type AdminInvoiceOrder = z.infer<typeof AdminInvoiceOrder>
