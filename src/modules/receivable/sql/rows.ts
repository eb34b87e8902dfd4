import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { AmountInput } from "../../../shared/money"
import { LOCK_TIMEOUT } from "../../../shared/sql"

/** Columns with an exact `raw_` twin, which are always written together. */
const AMOUNTS = new Set([
  "amount", "allocated_total", "refunded_total", "subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total",
  "prepaid", "payable", "source_amount", "exchange_difference", "quantity", "unit_price", "credit_limit", "paid_total", "invoiced_total", "delivered_total", "to_invoice_quantity", "to_invoice_total",
]) // prettier-ignore

const JSON_COLUMNS = new Set([
  "seller", "buyer", "billing_address", "shipping_address", "payment_terms", "tax_lines", "instalments", "changes", "lines", "documents",
  "tax_accounting", "payment_instructions", "early_discount", "legal_address", "items", "invoice_contacts", "revenue_groups",
]) // prettier-ignore

export type Values = Record<string, unknown>

/** The host's own precision of `raw_` values. */
const PRECISION = 20

const raw = (value: string): string => JSON.stringify({ value, precision: PRECISION })

function columnsOf(values: Values): [string, unknown][] {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]): [string, unknown][] => {
      if (AMOUNTS.has(name)) {
        const text = value === null ? null : MathBN.convert(value as AmountInput).toFixed()
        return [
          [name, text],
          [`raw_${name}`, text === null ? null : raw(text)],
        ]
      }
      return [[name, JSON_COLUMNS.has(name) && value !== null ? JSON.stringify(value) : value]]
    })
}

/** Inserts rows that all have the same columns, under new ids unless they have one. @returns their ids */
export async function insertRows(
  manager: EntityManager,
  table: string,
  prefix: string,
  rows: Values[]
): Promise<string[]> {
  const written = rows.map((row) => Object.fromEntries(columnsOf({ id: generateEntityId(undefined, prefix), ...row })))
  if (!written.length) {
    return []
  }
  const names = Object.keys(written[0])
  const places = `(${names.map(() => "?").join(", ")})`
  await manager.execute(
    `insert into ${table} (${names.map((name) => `"${name}"`).join(", ")}) values ${written.map(() => places).join(", ")}`,
    written.flatMap((row) => names.map((name) => row[name]))
  )
  return written.map(({ id }) => id as string)
}

/** Sets columns of one row. */
export async function updateRow(manager: EntityManager, table: string, id: string, values: Values): Promise<void> {
  const columns = columnsOf(values)
  await manager.execute(
    `update ${table} set ${columns.map(([name]) => `"${name}" = ?`).join(", ")}, updated_at = now() where id = ?`,
    [...columns.map(([, value]) => value), id]
  )
}

/** Adds to one amount column of several rows in one statement, exact twins included. */
export async function addTo(
  manager: EntityManager,
  table: string,
  column: "allocated_total" | "refunded_total",
  deltas: { id: string; amount: AmountInput }[]
): Promise<void> {
  const sums = new Map<string, ReturnType<typeof MathBN.convert>>()
  for (const { id, amount } of deltas) {
    sums.set(id, MathBN.add(sums.get(id) ?? 0, amount))
  }
  const rows = [...sums].filter(([, amount]) => !amount.isZero()).sort(([a], [b]) => (a < b ? -1 : 1))
  if (!rows.length) {
    return
  }
  await manager.execute(
    `update ${table} t set ${column} = t.${column} + v.amount, updated_at = now(),
       raw_${column} = jsonb_build_object('value', trim_scale(t.${column} + v.amount)::text, 'precision', ${PRECISION})
     from (values ${rows.map(() => "(?, ?::numeric)").join(", ")}) v (id, amount) where t.id = v.id`,
    rows.flatMap(([id, amount]) => [id, amount.toFixed()])
  )
}

/** Waits for a name of ours until the transaction ends; for what has no row yet. */
export async function lockName(manager: EntityManager, name: string): Promise<void> {
  // One round trip: the next number of a series is waited for by everyone who issues in it.
  await manager.execute(
    `select set_config('lock_timeout', '${LOCK_TIMEOUT}', true), pg_advisory_xact_lock(hashtextextended(?, 0))`,
    [name]
  )
}

/** Locks rows until the transaction ends, in the order of their ids, and reads them as they are then; amounts as decimal text. */
export async function lockAndRead<Row>(
  manager: EntityManager,
  table: string,
  columns: string,
  ids: string[]
): Promise<Row[]> {
  if (!ids.length) {
    return []
  }
  // One round trip: the patience is set before the first row is waited for.
  return manager.execute(
    `select ${columns} from ${table}, (select set_config('lock_timeout', '${LOCK_TIMEOUT}', true)) patience
     where id in (${ids.map(() => "?").join(", ")}) and deleted_at is null order by id for update of ${table}`,
    ids
  )
}

export type Act = {
  reference: string
  reference_id: string
  act: string
  changes?: Changes | null
  note?: string | null
}

/** Writes History of acts, in their own transaction. */
export async function record(manager: EntityManager, actor: Actor, acts: Act[]): Promise<void> {
  const rows = acts.map(({ changes = null, note = null, ...act }) => ({
    ...act,
    changes,
    note,
    actor_id: actor.actor_id,
    actor_type: actor.actor_type,
  }))
  await insertRows(manager, "crm_receivable_history", "crmrh", rows)
}
