import { DataSource } from "typeorm"

import { Period } from "./input"
import { read } from "./read"
import { bound, coverOf, equals, monthOf, ordersSeen, WarrantyInput } from "./warranty-input"

/** Cover that ends in a month, of one article or of those that are not told apart. */
export type EndingCover = {
  /** `YYYY-MM` */
  month: string
  product_id: string | null
  variant_id: string | null
  covers: number
  units: string
}

/** Articles that are told apart; all others of a month are one row. */
export type ToldArticles = { product_ids: string[]; variant_ids: string[] }

/**
 * Entitlements with units left whose last day is in the months that the period touches.
 *
 * @param told - every article without it
 */
export function endingCover(
  source: DataSource,
  input: WarrantyInput,
  { from, to, product_id, plan_id }: Period & { product_id?: string; plan_id?: string },
  told?: ToldArticles
): Promise<EndingCover[]> {
  const params = bound()
  const { bind } = params
  const oneOf = (column: string, ids: string[]): string =>
    `case when s.${column} = any (${bind(ids)}::text[]) then s.${column} end`
  const article = told
    ? `${oneOf("product_id", told.product_ids)}, ${oneOf("variant_id", told.variant_ids)}`
    : "s.product_id, s.variant_id"
  const conditions = [
    "s.is_live",
    `s.ends_month between ${bind(monthOf(from))} and ${bind(monthOf(to))}`,
    ordersSeen("s", input, params),
    ...equals("s", { product_id, plan_id }, params),
  ]
  return read(
    source,
    `select month, product_id, variant_id, sum(covers)::int as covers, sum(units)::text as units
       from (select s.ends_month as month, ${article}, s.covers, s.left_units from ${coverOf(input)} s where ${conditions.join(" and ")})
            as ending (month, product_id, variant_id, covers, units)
      group by 1, 2, 3 having sum(covers) <> 0 order by 1, 2, 3`,
    params.values
  )
}
