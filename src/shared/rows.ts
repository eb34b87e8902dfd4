import { Context } from "@medusajs/framework/types"
import { BigNumber, MathBN } from "@medusajs/framework/utils"

import { AmountInput } from "./money"
import { executeBound, LOCK_TIMEOUT, managerOf } from "./sql"

/**
 * Rows read and written by SQL, for the paths that a person waits at: the entity manager needs five times as long for the same row.
 *
 * They have the shape that the generated services answer (amounts as numbers beside their exact `raw_` twins), and what is written
 * keeps both columns of an amount together.
 */
type Values = Record<string, unknown>

const PRECISION = 20

/** Runs a query after everything that the entity manager still holds back is written. */
export async function readRows<Row>(context: Context, sql: string, params: unknown[]): Promise<Row[]> {
  if (context.transactionManager) {
    await managerOf(context).flush()
  }
  return (await managerOf(context).execute<Values[]>(sql, params)).map((row) => withNumbers<Row>(row))
}

/**
 * Changes rows of one table in one statement, whatever their number. Every row has the same columns. Where someone else holds a
 * row, it waits as long as an act waits for a lock.
 *
 * @param guard - a further condition on the row `t` as it is stored; rows that do not meet it stay as they are
 * @returns the changed rows as they are stored now
 */
export async function updateRows<Row>(
  context: Context,
  table: string,
  rows: ({ id: string } & Values)[],
  guard: { sql: string; params: unknown[] } = { sql: "true", params: [] }
): Promise<Row[]> {
  if (!rows.length) {
    return []
  }
  const columns = Object.keys(rows[0]).filter((column) => column !== "id")
  const changed = await managerOf(context).execute<Values[]>(
    `update ${table} t set ${columns.map((column) => `${column} = fresh.${column}`).join(", ")}, updated_at = now()
     from jsonb_populate_recordset(null::${table}, ?::jsonb) fresh, set_config('lock_timeout', '${LOCK_TIMEOUT}', true)
     where t.id = fresh.id and t.deleted_at is null and ${guard.sql}
     returning t.*`,
    [JSON.stringify(rows), ...guard.params]
  )
  return changed.map((row) => withNumbers<Row>(row))
}

/** Writes new rows of one table in one statement. Every row has the same columns. @returns them as they are stored */
export async function insertRows<Row>(
  context: Context,
  table: string,
  rows: ({ id: string } & Values)[]
): Promise<Row[]> {
  if (!rows.length) {
    return []
  }
  const columns = Object.keys(rows[0]).join(", ")
  const made = await executeBound<Values>(
    managerOf(context),
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ?::jsonb) returning *`,
    [JSON.stringify(rows)]
  )
  return made.map((row) => withNumbers<Row>(row))
}

/** An amount as its two columns take it: `{ total: "12.5", raw_total: { value: "12.5", precision: 20 } }`. */
export function amountColumns(amounts: Record<string, AmountInput | null>): Values {
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) => {
      const value = amount === null ? null : MathBN.convert(amount).toFixed()
      return [
        [name, value],
        [`raw_${name}`, value === null ? null : { value, precision: PRECISION }],
      ]
    })
  )
}

/** A row that came as JSON, with its moments as dates again. */
export function jsonRow<Row>(json: unknown): Row | null {
  if (json === null) {
    return null
  }
  const dated = Object.entries(json as Values).map(([name, value]) => [
    name,
    name.endsWith("_at") && typeof value === "string" ? new Date(value) : value,
  ])
  return withNumbers<Row>(Object.fromEntries(dated) as Values)
}

/** The driver answers a numeric as text; the services answer the number that its `raw_` twin stands for. */
function withNumbers<Row>(row: Values): Row {
  for (const name of Object.keys(row)) {
    if (name.startsWith("raw_")) {
      row[name.slice("raw_".length)] = row[name] === null ? null : new BigNumber(row[name] as AmountInput).numeric
    }
  }
  return row as Row
}
