import { DataSource } from "typeorm"

import { currencyDigits } from "../../../shared/currency-digits"
import { currencyDecimals } from "../../../shared/money"
import { QuoteSum } from "../views"

/** Count and sums of all quotes of a currency, as decimal text. */
export type QuoteTotals = { currency_code: string; count: string; total: string; weighted_total: string }

/**
 * What all quotes come to, by currency, from the kept sums.
 *
 * @returns undefined where a currency is rounded in another way than the sums are kept (option `currency_decimals`)
 */
export async function quoteTotals(source: DataSource, currency_code?: string): Promise<QuoteTotals[] | undefined> {
  const query = source
    .createQueryBuilder()
    .select("q.currency_code", "currency_code")
    .addSelect("sum(q.count)::text", "count")
    .addSelect("sum(q.total)::text", "total")
    .addSelect("sum(q.weighted_total)::text", "weighted_total")
    .from(QuoteSum, "q")
  if (currency_code) {
    query.where("q.currency_code = :currency_code", { currency_code })
  }
  const rows: QuoteTotals[] = await query
    .groupBy("q.currency_code")
    .having("sum(q.count) <> 0")
    .orderBy("q.currency_code")
    .getRawMany()
  return rows.every((row) => currencyDecimals(row.currency_code) === currencyDigits(row.currency_code))
    ? rows
    : undefined
}
