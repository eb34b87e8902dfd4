import { z } from "@medusajs/framework/zod"

import { TAKEN_BACK } from "../../../../modules/receivable/acts/take-receipt-back"
import {
  amountFilter,
  booleanFilter,
  createItemParams,
  createListParams,
  currencyCode,
  currencyFilter,
  day,
  dayFilter,
  enumFilter,
  id,
  idFilter,
  line,
  momentFilter,
  positiveDecimal,
  text,
  textFilter,
} from "../../../shared"
import { AdminCreateCrmWriteOff } from "../write-offs/validators"

export const AdminGetCrmReceiptParams = createItemParams()

export const AdminGetCrmReceiptsParams = createListParams({
  order: ["number", "received_date", "customer_name", "amount", "unallocated", "currency_code", "method", "source", "created_at", "updated_at"],
  filters: {
    id: idFilter(),
    number: textFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    order_id: idFilter(),
    currency_code: currencyFilter(),
    received_date: dayFilter(),
    method: textFilter(),
    reference: textFilter(),
    source: enumFilter(["manual", "host_capture", "bank", "opening", "invoice_page"]),
    amount: amountFilter(),
    unallocated: amountFilter(),
    has_unallocated: booleanFilter(),
    created_at: momentFilter(),
    updated_at: momentFilter(),
  },
  defaultOrder: "-created_at",
})

const allocations = z.array(z.strictObject({ invoice_id: id(), amount: positiveDecimal() }))

/** A receipt may take the discount for paying early; when it came late, somebody says why. */
const paid = z.array(
  z.strictObject({
    invoice_id: id(),
    amount: positiveDecimal(),
    early_discount: z.boolean().optional(),
    early_discount_note: text(2000).optional(),
  })
)

export const AdminCreateCrmReceipt = z.strictObject({
  customer_id: id(),
  amount: positiveDecimal(),
  currency_code: currencyCode(),
  received_date: day(),
  method: line(64).optional(),
  reference: line(255).optional(),
  allocations: paid.max(200).optional(),
  /** Small rests that are closed with it, within what the caller may write off. */
  write_offs: z.array(AdminCreateCrmWriteOff.omit({ write_off_date: true })).max(50).optional(),
})
export type AdminCreateCrmReceipt = z.infer<typeof AdminCreateCrmReceipt>

/** Money of a customer, to ask what it would be used on. */
export const AdminProposeCrmReceipt = z.strictObject({
  customer_id: id(),
  amount: positiveDecimal(),
  currency_code: currencyCode(),
  received_date: day().optional(),
  reference: line(255).optional(),
  /** Invoices that are named otherwise than in the reference. */
  invoice_ids: z.array(id()).max(200).optional(),
})
export type AdminProposeCrmReceipt = z.infer<typeof AdminProposeCrmReceipt>

/** What of a receipt, or of a credit note, went back to the customer. */
export const AdminCreateCrmRefund = z.strictObject({
  amount: positiveDecimal(),
  paid_date: day().optional(),
  method: line(64)
    .refine((method) => method !== TAKEN_BACK, `${TAKEN_BACK} is no way to pay back; take the receipt back instead.`)
    .optional(),
  reference: line(255).optional(),
  note: text(2000).optional(),
})
export type AdminCreateCrmRefund = z.infer<typeof AdminCreateCrmRefund>

/** Takes back a credit that was imported wrongly. */
export const AdminTakeBackCrmReceipt = z.strictObject({ note: text(2000).optional() })
export type AdminTakeBackCrmReceipt = z.infer<typeof AdminTakeBackCrmReceipt>

/** What of a receipt settles which invoices. */
export const AdminAllocateCrmReceipt = z.strictObject({
  allocations: paid.min(1).max(200),
  allocation_date: day().optional(),
})
export type AdminAllocateCrmReceipt = z.infer<typeof AdminAllocateCrmReceipt>

/** What of a credit note settles which invoices. */
export const AdminCreateCrmAllocations = z.strictObject({
  allocations: allocations.min(1).max(200),
  allocation_date: day().optional(),
})
export type AdminCreateCrmAllocations = z.infer<typeof AdminCreateCrmAllocations>
