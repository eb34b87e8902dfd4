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

type Client = {
  query(statement: string): Promise<unknown>
  query(statement: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>
}

/** Sources whose connections are not ours from one transaction to the next. */
const shared = new WeakSet<DataSource>()

/** Plans every statement of a source anew, for poolers that hand out connections by the transaction. */
export function planEachTime(source: DataSource): void {
  shared.add(source)
}

/** The statement's plan is another connection's, or of views that a migration has changed since. */
const STALE = ["26000", "0A000"]

/**
 * The same for a statement whose text is always the same and whose plan does not depend on its values: each connection plans it once.
 * Over a dozen views planning takes several times as long as running.
 */
export async function readPlanned<Row>(source: DataSource, statement: string, values: unknown[] = []): Promise<Row[]> {
  if (shared.has(source)) {
    return read(source, statement, values)
  }
  const runner = source.createQueryRunner("slave")
  try {
    const client = (await runner.connect()) as Client
    await client.query("set plan_cache_mode = force_generic_plan")
    try {
      const { rows } = await client.query({ name: nameOf(statement), text: statement, values })
      return rows as Row[]
    } finally {
      await client.query("reset plan_cache_mode")
    }
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

const nameOf = (statement: string): string => `crm_${createHash("sha1").update(statement).digest("hex")}`
