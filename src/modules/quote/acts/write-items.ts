import { Context } from "@medusajs/framework/types"
import { generateEntityId, MathBN } from "@medusajs/framework/utils"

import { canonicalJson } from "../../../shared/canonical-json"
import { exactOf } from "../../../shared/exact"
import { AmountInput } from "../../../shared/money"
import { amountColumns, insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { withOneOfEachGroup } from "../rules/included"
import { PricedItem, QuoteItemRow } from "../types"

/**
 * Makes a draft's lines what its content says. Lines named by id keep it; only rows that differ are written, in one statement.
 *
 * @param totals - amounts per line, in the order of `items`
 * @returns the lines as they are stored now
 */
export async function writeItems(
  quote_id: string,
  before: readonly QuoteItemRow[],
  items: readonly PricedItem[],
  totals: Record<string, string>[],
  context: Context
): Promise<QuoteItemRow[]> {
  const known = new Map(before.map((item) => [item.id, item]))
  const rows = withOneOfEachGroup(items).map((item, index) => {
    const stored = item.id ? known.get(item.id) : undefined
    const values = { ...item, ...totals[index], position: index + 1 }
    return { id: stored?.id ?? newId(), stored, values }
  })
  const stays = new Set(rows.map(({ id }) => id))
  const gone = before.filter(({ id }) => !stays.has(id))
  if (gone.length) {
    await managerOf(context).execute(
      `delete from crm_quote_item where id in (${gone.map(() => "?").join(", ")})`,
      gone.map(({ id }) => id)
    )
  }
  const columnsOf = ({ id, values }: (typeof rows)[number]) => ({ ...columns(values), id, quote_id })
  const changed = rows.filter(({ stored, values }) => stored && differs(stored, values)).map(columnsOf)
  const fresh = rows.filter(({ stored }) => !stored).map(columnsOf)
  const written = [
    ...(await updateRows<QuoteItemRow>(context, "crm_quote_item", changed)),
    ...(await insertRows<QuoteItemRow>(context, "crm_quote_item", fresh)),
  ]
  const now = new Map([...known, ...written.map((item) => [item.id, item] as const)])
  return rows.map(({ id }) => now.get(id)!)
}

const newId = (): string => generateEntityId(undefined, "crmqi")

const AMOUNTS = [
  "quantity", "unit_price", "list_price", "discount_percent", "unit_cost", "list_cost", "subtotal", "discount_total", "tax_total", "total",
] as const // prettier-ignore

type Values = Record<string, unknown> & Partial<Record<(typeof AMOUNTS)[number], AmountInput | null>>

const isAmount = (name: string): name is (typeof AMOUNTS)[number] => (AMOUNTS as readonly string[]).includes(name)

/** A line as the columns of its row. */
function columns(values: Values): Record<string, unknown> {
  const amounts = Object.fromEntries(AMOUNTS.map((name) => [name, values[name] ?? null]))
  return { ...values, ...amountColumns(amounts) }
}

/** Whether a line says anything else than what is stored; an offer may have hundreds that do not. */
const differs = (stored: QuoteItemRow, values: Values): boolean =>
  Object.entries(values).some(([name, value]) => {
    if (name === "id") {
      return false
    }
    if (isAmount(name)) {
      return !sameAmount(exactOf(stored, name), values[name] ?? null)
    }
    const was = (stored as unknown as Record<string, unknown>)[name] ?? null
    return typeof value === "object" && value !== null
      ? canonicalJson(was) !== canonicalJson(value)
      : was !== (value ?? null)
  })

const sameAmount = (a: AmountInput | null, b: AmountInput | null): boolean =>
  a === b || (a !== null && b !== null && MathBN.eq(a, b))
