import { DataSource } from "typeorm"

import { currencyDigits } from "../../../shared/currency-digits"
import type { ListRequest } from "../../../shared/lists/list-documents"
import { withinScope } from "../../../shared/lists/list-documents"
import { all, whereOf } from "../../../shared/lists/where"
import { currencyDecimals } from "../../../shared/money"
import { keptColumns, ListContext } from "../../quote/lists/quote-list"
import { executeOn } from "./read"

/** Count and sums of quotes, as decimal text; currencies are never added. */
export type QuoteTotals = {
  currency_code: string
  stage_id: string | null
  count: number
  total: string
  weighted_total: string
}

export type QuoteTotalsInput = Pick<ListRequest, "filters" | "scope"> & {
  on: ListContext
  /** Whether stage by stage. */
  by_stage?: boolean
}

/**
 * What the quotes that a list's filters leave come to, from the kept sums.
 *
 * @param input - filters that `isKept` knows
 * @returns undefined where a currency is rounded in another way than the sums are kept (option `currency_decimals`)
 */
export async function quoteTotals(
  source: DataSource,
  { filters, scope, on, by_stage = false }: QuoteTotalsInput
): Promise<QuoteTotals[] | undefined> {
  const where = all([whereOf(filters, keptColumns(on)), ...withinScope(scope, "q")])
  const rows = await executeOn(source)<QuoteTotals>(
    `select q.currency_code, ${by_stage ? "q.stage_id" : "null as stage_id"}, sum(q.count)::int as count, trim_scale(sum(q.total))::text as total,
            trim_scale(sum(q.weighted_total))::text as weighted_total
       from crm_view_quote_sum q where ${where.text} group by 1, 2 having sum(q.count) <> 0 order by 1, 2`,
    where.values
  )
  return rows.every((row) => currencyDecimals(row.currency_code) === currencyDigits(row.currency_code))
    ? rows
    : undefined
}
