import { DataSource } from "typeorm"

import { addDays, Day } from "../../../shared/days"
import { Run } from "./read"

/**
 * Closes something in one transaction that nobody else closes at the same time: who comes second waits. Days of closing wait first, as in
 * every act that counts in a period.
 *
 * @param name - what is closed
 */
export async function inClosing<Result>(
  source: DataSource,
  name: string,
  close: (run: Run) => Promise<Result>
): Promise<Result> {
  const runner = source.createQueryRunner("master")
  const run: Run = async (statement, values = []) => (await runner.query(statement, values)) as never
  try {
    await runner.startTransaction()
    await run("select crm_hold_periods()")
    await run("select pg_advisory_xact_lock(hashtext($1))", [name])
    const result = await close(run)
    await runner.commitTransaction()
    return result
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined)
    throw error
  } finally {
    await runner.release()
  }
}

/** The day, or the first one on which a company's books are open. */
export async function openDay(run: Run, company_id: string, day: Day): Promise<Day> {
  const [lock] = await run<{ lock_date: Day | null }>("select lock_date from crm_period_lock where company_id = $1", [
    company_id,
  ])
  return lock?.lock_date && day <= lock.lock_date ? addDays(lock.lock_date, 1) : day
}
