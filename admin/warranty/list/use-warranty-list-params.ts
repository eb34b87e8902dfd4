import { useSearchParams } from "react-router-dom"

import { useListParams } from "../../receivable/list-params"
import { readRange } from "../../shared/read-range"
import { WarrantyParams } from "../queries"

const FILTERS = [
  "status",
  "basis",
  "plan_id",
  "customer_id",
  "order_id",
  "product_id",
  "variant_id",
  "serial",
  "has_units",
  "unfit",
] as const

/** Filters that take several values. */
export const MULTIPLE = ["status", "basis", "plan_id"] as const

/** The request that the address bar asks for. The newest stand first unless it says otherwise. */
export function useWarrantyListParams(): WarrantyParams {
  const [params] = useSearchParams()
  return { ...useListParams(FILTERS, "-created_at"), ends_date: readRange(params.get("ends_date"), "day") }
}
