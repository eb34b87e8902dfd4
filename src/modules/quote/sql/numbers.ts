import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day, yearOf } from "../../../shared/days"

/** The next number of the year, such as Q-2026-0001, counted in the caller's transaction. */
export async function nextQuoteNumber(manager: EntityManager, today: Day): Promise<string> {
  const year = yearOf(today)
  const [row] = await manager.execute<{ number: string }[]>(
    `insert into crm_quote_counter (year, last_number) values (?, 1)
     on conflict (year) do update set last_number = crm_quote_counter.last_number + 1
     returning last_number::text as number`,
    [year]
  )
  return `Q-${year}-${row.number.padStart(4, "0")}`
}
