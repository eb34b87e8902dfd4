import { DataSource } from "typeorm"

import { ownLateDays, STORE_LATE_DAYS } from "../../receivable/sql/payment-behaviour"
import { groupOf } from "./customer-groups"
import { read } from "./read"

/** Days past the due day on which a debtor usually pays; of one of whom too little is known, the store's usual. */
export type UsualDelay = { days: number; source: "customer" | "store" }

const median = (days: string, least: number): string =>
  `select percentile_cont(0.5) within group (order by d.days) as days from (${days}) d having count(*) >= ${least}`

/**
 * How late each of some debtors usually pays, in one statement.
 *
 * Payment delay = median of (settled − due) of the last 10 instalments, at least 3, else the store's median, else 0.
 */
export async function paymentDelays(source: DataSource, debtors: string[]): Promise<Map<string, UsualDelay>> {
  if (!debtors.length) {
    return new Map()
  }
  const rows = await read<{ id: string; own: number | null; store: number | null }>(
    source,
    `select c.id, own.days::float8 as own, store.days::float8 as store
       from unnest($1::text[]) c(id)
       left join lateral (${median(ownLateDays(groupOf("c.id")), 3)}) own on true
       left join (${median(STORE_LATE_DAYS, 1)}) store on true`,
    [debtors]
  )
  return new Map(
    rows.map(({ id, own, store }) => [
      id,
      own === null ? { days: store ?? 0, source: "store" } : { days: own, source: "customer" },
    ])
  )
}
