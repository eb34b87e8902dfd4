import { DataSource } from "typeorm"

/** Rows that are in memory at once. */
const BATCH = 1_000

/**
 * Reads a query of any length, a batch at a time, as it stood when the reading began; on a replica when there is one.
 *
 * @param onRows - waits until the rows went out; an error in it ends the reading
 */
export async function streamRows<Row>(
  source: DataSource,
  [statement, values]: [string, unknown[]],
  onRows: (rows: Row[]) => Promise<void>
): Promise<void> {
  const runner = source.createQueryRunner("slave")
  try {
    await runner.startTransaction("REPEATABLE READ")
    await runner.query(`declare crm_report no scroll cursor for ${statement}`, values)
    for (;;) {
      const rows = (await runner.query(`fetch ${BATCH} from crm_report`)) as Row[]
      if (!rows.length) {
        break
      }
      await onRows(rows)
    }
    await runner.commitTransaction()
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined)
    throw error
  } finally {
    await runner.release()
  }
}
