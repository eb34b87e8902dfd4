import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays, Day, isDay } from "../../../shared/days"
import { PeriodLock, readPeriodLocks, stopPeriods, writePeriodLock } from "../sql/periods"
import { record } from "../sql/rows"

export type PeriodLockInput = {
  company_id: string
  /** Last closed day; null opens everything. */
  lock_date: Day | null
  note?: string | null
  /** Whether a period that is closed may be opened again. */
  may_reopen: boolean
  today?: Day
  actor: Actor
}

/** Closes a company's books up to a day, or opens them again, when every act under way has ended. The same day again changes nothing. */
export async function setPeriodLock(
  manager: EntityManager,
  { company_id, lock_date, note = null, may_reopen, actor }: PeriodLockInput,
  today: Day
): Promise<PeriodLock> {
  assertLockDate(lock_date, today)
  await stopPeriods(manager)
  const [before] = await readPeriodLocks(manager, company_id)
  const was = before?.lock_date ?? null
  if (was === lock_date) {
    return before ?? { company_id, lock_date: null, set_by: null, set_at: null }
  }
  const reopens = was !== null && (lock_date === null || lock_date < was)
  if (reopens && !may_reopen) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The books are closed up to ${was}; only someone who may change the set-up can open that period again.`
    )
  }
  await writePeriodLock(manager, { company_id, lock_date, set_by: actor.actor_id })
  await record(manager, actor, [
    {
      reference: "crm_period_lock",
      reference_id: company_id,
      act: reopens ? "period_reopened" : "period_closed",
      changes: { lock_date: [was, lock_date] },
      note,
    },
  ])
  const [after] = await readPeriodLocks(manager, company_id)
  return after ?? { company_id, lock_date: null, set_by: actor.actor_id, set_at: new Date() }
}

function assertLockDate(lock_date: Day | null, today: Day): void {
  if (lock_date !== null && !isDay(lock_date)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${String(lock_date)} is not a day such as 2026-11-23.`)
  }
  if (lock_date !== null && lock_date >= today) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The books can be closed up to ${addDays(today, -1)}: ${lock_date} is not over yet.`
    )
  }
}
