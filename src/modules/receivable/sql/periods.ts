import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { addDays, Day } from "../../../shared/days"
import { LOCK_TIMEOUT } from "../../../shared/sql"

export type PeriodLock = { company_id: string; lock_date: Day | null; set_by: string | null; set_at: Date | null }

/**
 * Begins an act that counts in a period: until it ends, no day of closing is set. It comes before every other lock of the act, so
 * that nobody who waits for a period holds what another needs.
 */
export async function holdPeriods(manager: EntityManager): Promise<void> {
  await manager.execute(`select set_config('lock_timeout', '${LOCK_TIMEOUT}', true), crm_hold_periods()`)
}

/** Waits for acts under way, and keeps others waiting until the new day of closing is written. */
export async function stopPeriods(manager: EntityManager): Promise<void> {
  await manager.execute(
    `select set_config('lock_timeout', '${LOCK_TIMEOUT}', true), pg_advisory_xact_lock(hashtextextended('crm_period_lock', 0))`
  )
}

export async function readPeriodLocks(manager: EntityManager, company_id?: string): Promise<PeriodLock[]> {
  return manager.execute(
    `select company_id, lock_date, set_by, set_at from crm_period_lock
     where lock_date is not null ${company_id ? "and company_id = ?" : ""} order by company_id`,
    company_id ? [company_id] : []
  )
}

export async function writePeriodLock(
  manager: EntityManager,
  { company_id, lock_date, set_by }: Pick<PeriodLock, "company_id" | "lock_date" | "set_by">
): Promise<void> {
  await manager.execute(
    `insert into crm_period_lock (company_id, lock_date, set_by, set_at) values (?, ?, ?, now())
     on conflict (company_id) do update set lock_date = excluded.lock_date, set_by = excluded.set_by, set_at = excluded.set_at`,
    [company_id, lock_date, set_by]
  )
}

/** The first day from `day` on that is open for a company, or for all whose documents an act joins; for days that nobody chose. */
export async function openDay(manager: EntityManager, company: string | string[], day: Day): Promise<Day> {
  let open = day
  for (const company_id of new Set([company].flat())) {
    const [lock] = await readPeriodLocks(manager, company_id)
    open = lock?.lock_date && open <= lock.lock_date ? addDays(lock.lock_date, 1) : open
  }
  return open
}
