import { useMemo } from "react"

import { PickerContext } from "../../shared/variant-picker"
import { QuoteDraft } from "../rules/draft"

/** Who buys where, as the catalogue is asked; null while no region is chosen. */
export function usePickerContext({
  currency_code,
  region_id,
  customer_id,
  sales_channel_id,
}: Pick<QuoteDraft, "currency_code" | "region_id" | "customer_id" | "sales_channel_id">): PickerContext | null {
  return useMemo(
    () =>
      currency_code && region_id
        ? {
            currency_code,
            region_id,
            ...(customer_id ? { customer_id } : {}),
            ...(sales_channel_id ? { sales_channel_id } : {}),
          }
        : null,
    [currency_code, region_id, customer_id, sales_channel_id]
  )
}
