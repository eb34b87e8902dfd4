import type { Day } from "../../../shared/days"
import { Dataset, Dimension } from "./field"
import { Pivot } from "./pivot"
import { DATASETS } from "./registry"

/** What a pivot is answered by, beside its definition. */
export type PivotInput = {
  currency_code: string
  as_of: Day
  today: Day
  timezone: string
  /** Digits of the currency. */
  decimals: number
  owner_ids: string[] | null
}

const TYPES = { as_of: "text", zone: "text", digits: "int", currency: "text", mine: "text[]" } as const

/** Collects values and writes `:as_of` and its like as parameters, each bound once and only where it stands. */
export function binder(input: PivotInput) {
  const values: unknown[] = []
  const bind = (value: unknown, type: string): string => `$${values.push(value)}::${type}`
  const known: Record<keyof typeof TYPES, unknown> = {
    as_of: input.as_of,
    zone: input.timezone,
    digits: input.decimals,
    currency: input.currency_code,
    mine: input.owner_ids,
  }
  const places = new Map<string, string>()
  const write = (sql: string): string =>
    sql.replace(/(?<!:):(as_of|zone|digits|currency|mine)\b/g, (_, name: keyof typeof TYPES) => {
      const place = places.get(name) ?? bind(known[name], TYPES[name])
      places.set(name, place)
      return place
    })
  return { values, bind, write }
}

/** The key of a dimension as a text; the empty one where there is none. */
export const keyOf = ({ key }: Dimension): string => `coalesce(${key}, '')`

/** Rows and conditions of a pivot: those that the caller sees, of its currency, its period and its filters. */
export function rowsOf(pivot: Pivot, input: PivotInput, { bind }: Pick<ReturnType<typeof binder>, "bind">) {
  const dataset: Dataset = DATASETS[pivot.dataset]
  const day = dataset.dates[pivot.date]
  const where = [
    dataset.where ?? "true",
    ...(dataset.hasCurrency ? ["f.currency_code = :currency"] : []),
    ...(input.owner_ids ? [dataset.scope] : []),
    ...(pivot.from ? [`${day} >= ${bind(pivot.from, "text")}`] : []),
    ...(pivot.to ? [`${day} <= ${bind(pivot.to, "text")}`] : []),
    ...Object.entries(pivot.filters).map(
      ([name, keys]) => `${keyOf(pivot.dimension(name))} = any (${bind(keys, "text[]")})`
    ),
  ]
  const from = input.as_of === input.today ? dataset.from : (dataset.fromThen ?? dataset.from)
  return { from, where: where.join(" and ") }
}
