import { z } from "@medusajs/framework/zod"

import {
  amountFilter,
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
} from "../../../shared"

export const AdminGetCrmPromisesParams = createListParams({
  order: ["invoice_number", "customer_name", "amount", "state", "promised_date", "made_date", "created_at"],
  filters: {
    id: idFilter(),
    invoice_id: idFilter(),
    customer_id: idFilter(),
    bill_to_customer_id: idFilter(),
    owner_id: idFilter(),
    currency_code: currencyFilter(),
    state: enumFilter(["open", "kept", "broken", "canceled"]),
    amount: amountFilter(),
    promised_date: dayFilter(),
    made_date: dayFilter(),
    created_at: momentFilter(),
  },
  defaultOrder: "-promised_date",
})

const promise = {
  /** All that is outstanding when left out. */
  amount: positiveDecimal().optional(),
  promised_date: day(),
  note: text(2000).optional(),
  told_by: line(255).optional(),
  owner_id: id().nullish(),
}

export const AdminPromiseCrmInvoice = z.strictObject(promise)
export type AdminPromiseCrmInvoice = z.infer<typeof AdminPromiseCrmInvoice>

export const AdminPromiseCrmCustomer = z.strictObject({ ...promise, currency_code: currencyCode() })
export type AdminPromiseCrmCustomer = z.infer<typeof AdminPromiseCrmCustomer>

export const AdminCancelCrmPromise = z.strictObject({ note: text(2000).optional() })
export type AdminCancelCrmPromise = z.infer<typeof AdminCancelCrmPromise>
