import { Actor } from "./actor"

/** What an act changed: field to [before, after]. */
export type Changes = Record<string, [unknown, unknown]>

/** One line of a document's History, written in the act's own transaction and never changed. */
export type HistoryEntry = Actor & {
  reference: string
  reference_id: string
  act: string
  changes: Changes | null
  note: string | null
}

/**
 * The fields that differ between two states of a row, for History.
 *
 * Amounts differ when their decimal text does; objects when their JSON does.
 */
export function changesBetween<Row extends object>(before: Partial<Row>, after: Partial<Row>, fields: (keyof Row & string)[]): Changes | null {
  const changes: Changes = {}
  for (const field of fields) {
    const [was, is] = [plain(before[field]), plain(after[field])]
    if (JSON.stringify(was) !== JSON.stringify(is)) {
      changes[field] = [was, is]
    }
  }
  return Object.keys(changes).length ? changes : null
}

const plain = (value: unknown): unknown => (value === undefined ? null : value)
