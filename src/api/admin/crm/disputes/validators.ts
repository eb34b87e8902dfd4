import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
  createListParams,
  currencyFilter,
  dayFilter,
  enumFilter,
  id,
  idFilter,
  momentFilter,
  positiveDecimal,
  text,
} from "../../../shared"

export const DISPUTE_REASONS = [
  "price", "quantity", "quality", "not_delivered", "not_ordered", "duplicate", "paid", "claim", "other",
] as const // prettier-ignore
export const DISPUTE_RESOLUTIONS = ["credited", "rejected", "withdrawn", "corrected"] as const

export const AdminGetCrmDisputesParams = createListParams({
  order: [
    "invoice_number",
    "customer_name",
    "amount",
    "status",
    "reason",
    "opened_date",
    "resolved_date",
    "created_at",
  ],
  filters: {
    id: idFilter(),
    invoice_id: idFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    currency_code: currencyFilter(),
    status: enumFilter(["open", "resolved"]),
    reason: enumFilter(DISPUTE_REASONS),
    resolution: enumFilter(DISPUTE_RESOLUTIONS),
    amount: amountFilter(),
    opened_date: dayFilter(),
    resolved_date: dayFilter(),
    created_at: momentFilter(),
  },
  defaultOrder: "-created_at",
})

/** All that is outstanding and not disputed yet when neither an amount (tax included) nor lines are given. */
export const AdminDisputeCrmInvoice = z
  .strictObject({
    amount: positiveDecimal().optional(),
    items: z
      .array(z.strictObject({ invoice_item_id: id(), quantity: positiveDecimal() }))
      .min(1)
      .max(500)
      .optional(),
    reason: z.enum(DISPUTE_REASONS),
    note: text(2000).optional(),
    owner_id: id().nullish(),
  })
  .refine(
    ({ amount, items }) => amount === undefined || items === undefined,
    "must be over lines or over an amount, not both"
  )
export type AdminDisputeCrmInvoice = z.infer<typeof AdminDisputeCrmInvoice>

export const AdminResolveCrmDispute = z.strictObject({
  resolution: z.enum(DISPUTE_RESOLUTIONS),
  note: text(2000).optional(),
  credit_note_id: id().nullish(),
})
export type AdminResolveCrmDispute = z.infer<typeof AdminResolveCrmDispute>
