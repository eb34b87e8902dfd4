import { MedusaRequest } from "@medusajs/framework/http"

import { isKept, ListContext } from "../../../../modules/quote/lists/quote-list"
import { ListRequest, ListTotals } from "../../../../shared/lists/list-documents"
import { reportingOf } from "../reports/report-input"

/**
 * Count and sums of a list, without adding up the quotes; undefined where what is kept as quotes change does not know a filter.
 *
 * As `outstanding`, the weighted total.
 */
export async function keptTotals(
  req: MedusaRequest,
  { filters, q, scope }: ListRequest,
  on: ListContext
): Promise<ListTotals[] | undefined> {
  if (!isKept({ filters, q })) {
    return undefined
  }
  const rows = await reportingOf(req).quoteTotals({ filters, scope, on })
  return rows?.map(({ currency_code, count, total, weighted_total }) => ({
    currency_code,
    count,
    total,
    outstanding: weighted_total,
  }))
}
