import { z } from "@medusajs/framework/zod"

import { WRITE_OFF_REASONS } from "../../../../shared/write-off-limit"
import {
  amountFilter,
  booleanFilter,
  createItemParams,
  createListParams,
  currencyFilter,
  day,
  dayFilter,
  enumFilter,
  id,
  idFilter,
  momentFilter,
  positiveDecimal,
  text,
} from "../../../shared"

export const AdminGetCrmWriteOffParams = createItemParams()

export const AdminGetCrmWriteOffsParams = createListParams({
  order: ["write_off_date", "customer_name", "amount", "currency_code", "reason_code", "created_at", "updated_at"],
  filters: {
    id: idFilter(),
    invoice_id: idFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    currency_code: currencyFilter(),
    write_off_date: dayFilter(),
    reason_code: enumFilter(WRITE_OFF_REASONS),
    reversed: booleanFilter(),
    amount: amountFilter(),
    created_at: momentFilter(),
    updated_at: momentFilter(),
  },
  defaultOrder: "-created_at",
})

/** All that the invoice asks for when no amount is given. */
export const AdminCreateCrmWriteOff = z.strictObject({
  invoice_id: id(),
  amount: positiveDecimal().optional(),
  reason_code: z.enum(WRITE_OFF_REASONS),
  note: text(2000).optional(),
  write_off_date: day().optional(),
})
export type AdminCreateCrmWriteOff = z.infer<typeof AdminCreateCrmWriteOff>
