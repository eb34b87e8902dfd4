import { z } from "@medusajs/framework/zod"

import { createListParams, currencyCode, currencyFilter, day, dayFilter, idFilter, line, positiveDecimal } from "../../../shared"

export const AdminGetCrmExchangeRatesParams = createListParams({
  order: ["rate_date", "from_currency", "to_currency", "created_at"],
  filters: {
    id: idFilter(),
    rate_date: dayFilter(),
    from_currency: currencyFilter(),
    to_currency: currencyFilter(),
  },
  defaultOrder: "-rate_date",
  defaultLimit: 50,
})

export const AdminSaveCrmExchangeRate = z.strictObject({
  rate_date: day(),
  from_currency: currencyCode(),
  to_currency: currencyCode(),
  rate: positiveDecimal(),
  source: line(64).nullish(),
})
export type AdminSaveCrmExchangeRate = z.infer<typeof AdminSaveCrmExchangeRate>

export const AdminImportCrmExchangeRates = z.strictObject({ csv: z.string().min(1).max(1_000_000) })
export type AdminImportCrmExchangeRates = z.infer<typeof AdminImportCrmExchangeRates>
