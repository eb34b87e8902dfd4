import { createHash } from "node:crypto"

import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

/** Runs a statement that only reads, on a replica when there is one; TypeORM's own `query` would go to the primary. */
export async function read<Row>(source: DataSource, statement: string, values: unknown[] = []): Promise<Row[]> {
  const runner = source.createQueryRunner("slave")
  try {
    return (await runner.query(statement, values)) as Row[]
  } finally {
    await runner.release()
  }
}

/** Runs a statement: on a replica for reports, in the transaction of a closing. */
export type Run = <Row>(statement: string, values?: unknown[]) => Promise<Row[]>

export const runOn =
  (source: DataSource): Run =>
  (statement, values) =>
    read(source, statement, values)

/** The same with plans that are kept, as {@link readPlanned} does. */
export const plannedOn =
  (source: DataSource): Run =>
  (statement, values) =>
    readPlanned(source, statement, values)

/** Text with `?` for its values, as the modules' own is written, with their numbers instead; so many stand before them. */
export function numbered(text: string, before = 0): string {
  let place = before
  return text.replace(/\?/g, () => `$${++place}`)
}

/** The same for statements with `?` for their values. */
export const executeOn =
  (source: DataSource) =>
  async <Row>(statement: string, values: unknown[]): Promise<Row[]> =>
    read<Row>(source, numbered(statement), values)

/** Beside a source, the one whose connections keep the plans of statements. */
const plans = new WeakMap<DataSource, DataSource>()

/** Lets {@link readPlanned} ask another source, whose sessions plan a statement once, whatever its values (`plan_cache_mode`). */
export function keepPlansIn(source: DataSource, planned: DataSource): void {
  plans.set(source, planned)
}

type Client = { query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }> }

/** The statement's plan is another connection's, or of views that a migration has changed since. */
const STALE = ["26000", "0A000"]

/**
 * The same for a statement whose text is always the same and whose plan does not depend on its values: each connection plans it once.
 * Over a dozen views planning takes several times as long as running. Planned each time where no source keeps plans.
 */
export async function readPlanned<Row>(source: DataSource, statement: string, values: unknown[] = []): Promise<Row[]> {
  const planned = plans.get(source)
  if (!planned?.isInitialized) {
    return read(source, statement, values)
  }
  const runner = planned.createQueryRunner("slave")
  try {
    const client = (await runner.connect()) as Client
    const { rows } = await client.query({ name: nameOf(statement), text: statement, values })
    return rows as Row[]
  } catch (error) {
    if (STALE.includes((error as { code?: string }).code ?? "")) {
      return await read(source, statement, values)
    }
    throw error
  } finally {
    await runner.release()
  }
}

/** What a query builder asks, by {@link readPlanned}. */
export const getPlanned = <Row>(source: DataSource, query: SelectQueryBuilder<ObjectLiteral>): Promise<Row[]> =>
  readPlanned<Row>(source, ...query.getQueryAndParameters())

const names = new Map<string, string>()

/** By what it says: every connection of every process calls it the same. */
function nameOf(statement: string): string {
  const name = names.get(statement) ?? `crm_${createHash("sha1").update(statement).digest("hex")}`
  names.set(statement, name)
  return name
}
