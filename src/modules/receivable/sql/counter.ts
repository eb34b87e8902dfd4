import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { NextNumber, nextNumber, SeriesState } from "../rules/next-number"
import { readNumbering } from "./numbering"
import { lockName } from "./rows"

export type TakenNumber = NextNumber & { series: string; previous_hash: string | null }

/** Invoices say their series themselves; credit notes and receipts count in the company's. */
export type CountedSeries = { series: string } | { kind: "credit_note" | "receipt" }

type Counter = SeriesState & { last_hash: string | null }

/** The newest row of a series' counter, or null before its first document. */
export async function lastOfSeries(
  manager: EntityManager,
  company_id: string,
  series: string
): Promise<Counter | null> {
  const [last] = await manager.execute<Counter[]>(
    `select year, last_date, last_hash, next_sequence::int from crm_number_counter
     where company_id = ? and series = ? order by year desc limit 1`,
    [company_id, series]
  )
  return last ?? null
}

/**
 * Takes the next number of a series, in the caller's transaction: a rollback gives it back, so that there are no gaps.
 *
 * The chain of hashes goes on over the turn of the year.
 *
 * @param wanted - day of the document; without one `today`, or the series' last day when that is later
 * @param count - how many numbers in a row, of which the first is answered
 * @throws NOT_ALLOWED for a day before the series' last
 */
export async function takeNumber(
  manager: EntityManager,
  { company_id, wanted, today, count = 1, ...counted }: { company_id: string; wanted?: Day; today: Day; count?: number } & CountedSeries
): Promise<TakenNumber> {
  const numbering = await readNumbering(manager, company_id)
  const series = "series" in counted ? counted.series : numbering[`${counted.kind}_series`]
  await lockName(manager, `crm_number:${company_id}:${series}`)
  const last = await lastOfSeries(manager, company_id, series)
  const next = nextNumber(series, numbering, last, today, wanted)
  if (last?.last_date && next.date < last.last_date) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Series ${series} has a document of ${last.last_date}; ${next.date} is before it. The date can be ${last.last_date} or later.`
    )
  }
  await manager.execute(
    `insert into crm_number_counter as c (company_id, series, year, first_sequence, next_sequence, last_date) values (?, ?, ?, ?, ?, ?)
     on conflict (company_id, series, year) do update set next_sequence = excluded.next_sequence, last_date = excluded.last_date`,
    [company_id, series, next.year, next.sequence, next.sequence + count, next.date]
  )
  return { ...next, series, previous_hash: last?.last_hash ?? null }
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
