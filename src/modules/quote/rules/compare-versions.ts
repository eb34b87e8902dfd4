import { QuoteSnapshot } from "../types"
import { CONTENT_FIELDS, NUMBER_FIELDS, TOTAL_FIELDS } from "./snapshot"

export type FieldDifference = { field: string; from: unknown; to: unknown }
export type ItemDifference = {
  /** The line's id: it keeps it from version to version. */
  key: string
  change: "added" | "removed" | "changed" | "same"
  from: Record<string, unknown> | null
  to: Record<string, unknown> | null
  /** Names of the fields that differ. */
  fields: string[]
}

const ITEM_FIELDS = [
  "title", "subtitle", "quantity", "unit_price", "discount_percent", "kind", "is_optional", "alternative_group", "is_selected",
  "lead_time_days", "requested_delivery_date", "note", "subtotal", "discount_total", "tax_total", "total",
] as const // prettier-ignore

const HEAD_FIELDS = [...CONTENT_FIELDS, ...NUMBER_FIELDS, ...TOTAL_FIELDS]

/** What two sent versions of one quote say differently, side by side. Lines are told apart by their ids, in the later version's order. */
export function compareVersions(
  from: QuoteSnapshot,
  to: QuoteSnapshot
): { fields: FieldDifference[]; items: ItemDifference[] } {
  const fields = HEAD_FIELDS.filter((field) => differs(from.quote[field], to.quote[field])).map((field) => ({
    field,
    from: from.quote[field] ?? null,
    to: to.quote[field] ?? null,
  }))
  const before = new Map(from.items.map((item) => [String(item.id), item]))
  const after = new Map(to.items.map((item) => [String(item.id), item]))
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))]
  return { fields, items: keys.map((key) => itemDifference(key, before.get(key), after.get(key))) }
}

function itemDifference(
  key: string,
  from: Record<string, unknown> | undefined,
  to: Record<string, unknown> | undefined
): ItemDifference {
  const fields = from && to ? ITEM_FIELDS.filter((field) => differs(from[field], to[field])) : []
  const change = !from ? "added" : !to ? "removed" : fields.length ? "changed" : "same"
  return { key, change, from: from ?? null, to: to ?? null, fields }
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) !== JSON.stringify(b ?? null)
