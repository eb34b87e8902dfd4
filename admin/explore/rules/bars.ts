import { PivotAnswer, PivotKey, PivotLine } from "../queries"

/** So many columns can be told apart. */
export const MAX_SERIES = 6

export type PivotBar = {
  key: PivotKey
  total: number
  /** By column; the total alone where no columns are drawn. */
  values: number[]
}

export type PivotBars = {
  bars: PivotBar[]
  /** What the values of a bar are of; none where a bar is its row's total. */
  columns: PivotKey[]
  /** Whether columns may lie on each other: they come to the total and none is below zero. */
  isStacked: boolean
  /** Rows that are in the table only. */
  left: number
}

/** Less than the smallest amount of any currency, more than what adding up decimals leaves. */
const NOTHING = 1e-6

/** Of two fields the first one's subtotals, in the order in which the table begins them. */
function linesOf({ rows, subtotals }: PivotAnswer): PivotLine[] {
  const subtotal = new Map(subtotals.map((line) => [line.keys[0].key, line]))
  const begun = [...new Set(rows.map(({ keys }) => keys[0].key))]
  return subtotals.length ? begun.flatMap((key) => subtotal.get(key) ?? []) : rows
}

/** What a pivot draws of its first figure: a bar a row, parted by columns where these are few. Nothing where all is nothing. */
export function barsOf(answer: PivotAnswer, most = Infinity): PivotBars {
  const lines = linesOf(answer)
  const columns = answer.columns.length <= MAX_SERIES ? answer.columns : []
  const bars = lines.slice(0, most).map(({ keys, cells, total }) => ({
    key: keys[0],
    total: total[0] ?? 0,
    values: columns.length ? cells.map((cell) => cell?.[0] ?? 0) : [total[0] ?? 0],
  }))
  const adds = ({ total, values }: PivotBar): boolean =>
    Math.abs(values.reduce((sum, value) => sum + value, -total)) < NOTHING && values.every((value) => value >= 0)
  return {
    bars: bars.some(({ values }) => values.some(Boolean)) ? bars : [],
    columns,
    isStacked: columns.length > 0 && bars.every(adds),
    left: Math.max(lines.length - most, 0),
  }
}
