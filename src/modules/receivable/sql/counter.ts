import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Day, yearOf } from "../../../shared/days"
import { documentNumber } from "../rules/number-format"
import { lockName } from "./rows"

export type TakenNumber = { number: string; year: number; sequence: number; date: Day; previous_hash: string | null }

type Counter = { year: number; last_date: Day | null; last_hash: string | null }

/**
 * Takes the next number of a series, in the caller's transaction: a rollback gives it back, so that there are no gaps.
 *
 * Years count from 1; the chain of hashes goes on over the turn of the year.
 *
 * @param wanted - day of the document; without one `today`, or the series' last day when that is later
 * @throws NOT_ALLOWED for a day before the series' last
 */
export async function takeNumber(
  manager: EntityManager,
  { company_id, series, wanted, today }: { company_id: string; series: string; wanted?: Day; today: Day }
): Promise<TakenNumber> {
  await lockName(manager, `crm_number:${company_id}:${series}`)
  const [last] = await manager.execute<Counter[]>(
    `select year, last_date, last_hash from crm_number_counter where company_id = ? and series = ? order by year desc limit 1`,
    [company_id, series]
  )
  const date = wanted ?? (last?.last_date && last.last_date > today ? last.last_date : today)
  if (last?.last_date && date < last.last_date) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Series ${series} has a document of ${last.last_date}; ${date} is before it. The date can be ${last.last_date} or later.`
    )
  }
  const year = yearOf(date)
  const [{ sequence }] = await manager.execute<{ sequence: number }[]>(
    `insert into crm_number_counter as c (company_id, series, year, next_sequence, last_date) values (?, ?, ?, 2, ?)
     on conflict (company_id, series, year) do update set next_sequence = c.next_sequence + 1, last_date = excluded.last_date
     returning (c.next_sequence - 1)::int as sequence`,
    [company_id, series, year, date]
  )
  return {
    number: documentNumber(series, year, sequence),
    year,
    sequence,
    date,
    previous_hash: last?.last_hash ?? null,
  }
}

/** Makes a document's hash the head of its series' chain. */
export async function setChainHead(
  manager: EntityManager,
  { company_id, series, year, hash }: { company_id: string; series: string; year: number; hash: string }
): Promise<void> {
  await manager.execute(
    "update crm_number_counter set last_hash = ? where company_id = ? and series = ? and year = ?",
    [hash, company_id, series, year]
  )
}
