import { Context } from "@medusajs/framework/types"

import { Day, yearOf } from "../../../shared/days"
import { managerOf } from "../../../shared/sql"

/** Series of this module: entitlements W-2026-0001, claims WC-2026-0001. */
export type WarrantySeries = "W" | "WC"

/** The next numbers of a series in the year, counted in the caller's transaction. */
export async function nextNumbers(context: Context, series: WarrantySeries, today: Day, count = 1): Promise<string[]> {
  const year = yearOf(today)
  const [{ last }] = await managerOf(context).execute<{ last: string }[]>(
    `insert into crm_warranty_counter (series, year, last_number) values (?, ?, ?)
     on conflict (series, year) do update set last_number = crm_warranty_counter.last_number + excluded.last_number
     returning last_number::text as last`,
    [series, year, count]
  )
  const first = parseInt(last, 10) - count + 1
  return Array.from({ length: count }, (_, place) => `${series}-${year}-${String(first + place).padStart(4, "0")}`)
}
