import { z } from "@medusajs/framework/zod"

import { createListParams, currencyCode, currencyFilter, id, idFilter, percent, unsignedDecimal } from "../../../shared"

export const month = () => z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11")

export const AdminListCrmTargets = createListParams({
  order: [],
  defaultLimit: 200,
  filters: {
    user_id: idFilter(),
    currency_code: currencyFilter(),
    month_from: month().optional(),
    month_to: month().optional(),
  },
}).omit({ q: true, order: true })

export const AdminSaveCrmTarget = z.strictObject({
  user_id: id(),
  month: month(),
  currency_code: currencyCode(),
  /** Net of tax and shipping. */
  amount: unsignedDecimal(),
  /** Percent of what is ordered. */
  commission_percent: percent().nullish(),
})
export type AdminSaveCrmTarget = z.infer<typeof AdminSaveCrmTarget>
