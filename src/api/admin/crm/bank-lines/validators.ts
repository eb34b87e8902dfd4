import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
  booleanFilter,
  createListParams,
  currencyFilter,
  dayFilter,
  enumFilter,
  id,
  idFilter,
  positiveDecimal,
  requiredText,
  text,
  textFilter,
} from "../../../shared"
import { AdminCreateCrmWriteOff } from "../write-offs/validators"

export const AdminGetCrmBankLinesParams = createListParams({
  order: ["booked_date", "amount", "payer_name", "created_at"],
  filters: {
    id: idFilter(),
    state: enumFilter(["open", "settled", "ignored", "outgoing"]),
    statement_id: idFilter(),
    mapping_id: idFilter(),
    customer_id: idFilter(),
    receipt_id: idFilter(),
    currency_code: currencyFilter(),
    booked_date: dayFilter(),
    payer_iban: textFilter(),
    amount: amountFilter(),
    /** Whether open lines come with what they may be for. */
    suggest: booleanFilter(),
  },
  defaultOrder: "-booked_date",
})

/** What a line is for: one customer, any of their open invoices, in part; what is over stays unallocated. */
export const AdminAcceptCrmBankLine = z.strictObject({
  customer_id: id(),
  allocations: z
    .array(
      z.strictObject({
        invoice_id: id(),
        amount: positiveDecimal(),
        early_discount: z.boolean().optional(),
        early_discount_note: text(2000).optional(),
      })
    )
    .max(200)
    .default([]),
  write_offs: z.array(AdminCreateCrmWriteOff.omit({ write_off_date: true })).max(50).optional(),
})
export type AdminAcceptCrmBankLine = z.infer<typeof AdminAcceptCrmBankLine>

/** The sure suggestions of these lines, or of the oldest open lines. */
export const AdminAcceptSureCrmBankLines = z.strictObject({ ids: z.array(id()).min(1).max(200).optional() })
export type AdminAcceptSureCrmBankLines = z.infer<typeof AdminAcceptSureCrmBankLines>

export const AdminIgnoreCrmBankLine = z.strictObject({ reason: requiredText(500) })
export type AdminIgnoreCrmBankLine = z.infer<typeof AdminIgnoreCrmBankLine>
