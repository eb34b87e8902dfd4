import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { columnsOf, find, Person } from "./erase-rows"
import { ERASED } from "./tables"

/** A row as far as it is read: what it is about, and what of it erasure takes out. */
export type ErasableRow = Record<string, unknown> & { id: string }

/** Columns that say what a row is about. */
const ABOUT = [
  "id", "created_at", "reference", "reference_id", "act", "quote_id", "invoice_id", "claim_id", "order_id", "filename", "mime_type", "size",
] // prettier-ignore

/**
 * Reads of each table that erasure knows the rows of a person: what stands in `ERASED` is both erased and handed out.
 *
 * @param whole - tables of which the ids are enough
 * @param without - tables that are not read
 */
export async function readErasable(
  manager: EntityManager,
  person: Person,
  { whole, without }: { whole: string[]; without: string[] }
): Promise<Record<string, ErasableRow[]>> {
  await find(manager, person)
  const columns = await columnsOf(manager)
  const read: Record<string, ErasableRow[]> = {}
  for (const table of new Set(ERASED.map(([name]) => name).filter((name) => !without.includes(name)))) {
    const entries = ERASED.filter(([name]) => name === table).map(([, erased]) => erased)
    const said = entries.flatMap(({ blank = [], name = [] }) => [...name, ...blank])
    const wanted = whole.includes(table) ? ["id"] : [...new Set([...ABOUT, ...said])]
    const known = wanted.filter((column) => columns.has(`${table}.${column}`)).map((column) => `t."${column}"`)
    const theirs = entries.map(({ of, handed = of }) => `(${handed})`).join(" or ")
    read[table] = await manager.execute<ErasableRow[]>(
      `select ${known.join(", ")} from ${table} t where (${theirs}) and t.deleted_at is null order by t.created_at, t.id`
    )
  }
  return read
}
