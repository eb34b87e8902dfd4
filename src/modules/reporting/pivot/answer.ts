import { figure } from "../rules/aging"
import { Pivot } from "./pivot"
import { isPeriod } from "./registry"
import type { StatementRow } from "./statement"

/** A value of a dimension; the empty key stands for rows that have none. */
export type PivotKey = { key: string; name: string | null; code: string | null }

/** A column; the one of key null holds all that have none of their own. */
export type PivotColumn = Omit<PivotKey, "key"> & { key: string | null }

/** Measures in their order; null where there is nothing to divide by. */
export type Figures = (number | null)[]

export type PivotLine = {
  keys: PivotKey[]
  /** By column, in the order of the columns; null where there are no rows. */
  cells: (Figures | null)[]
  total: Figures
}

export type PivotAnswer = {
  columns: PivotColumn[]
  rows: PivotLine[]
  /** Of the first dimension, where there are two. */
  subtotals: PivotLine[]
  totals: PivotLine
  count: number
}

type Cell = StatementRow["cells"][number]
const figuresOf = (cell: Cell): Figures =>
  (cell.slice(4) as (string | null)[]).map((text) => (text === null ? null : figure(text)))

/** Columns as they stand: periods and words in their order, others by what is in them, and at last what has no column of its own. */
export function columnsOf(pivot: Pivot, totals: StatementRow): PivotColumn[] {
  const dimension = pivot.column ? pivot.dimension(pivot.column) : undefined
  const cells = totals.cells.filter(([is_total]) => !is_total)
  const rank = ([, key]: Cell): number => dimension?.values?.indexOf(key ?? "") ?? 0
  const others = ([, key]: Cell): number => (key === null ? 1 : 0)
  const most = (cell: Cell): number => figuresOf(cell)[0] ?? -Infinity
  const inOrder = (a: Cell, b: Cell): number =>
    others(a) - others(b) ||
    (dimension?.values ? rank(a) - rank(b) : 0) ||
    (dimension && !isPeriod(dimension.kind) && !dimension.values ? most(b) - most(a) : 0) ||
    (String(a[1]) < String(b[1]) ? -1 : 1)
  return cells.sort(inOrder).map(([, key, name, code]) => ({ key, name, code }))
}

/** A row of the answer with its cells beside the columns. */
export function lineOf(pivot: Pivot, columns: PivotColumn[], row: StatementRow): PivotLine {
  const keys = [
    { key: row.r1, name: row.r1_name, code: row.r1_code },
    { key: row.r2, name: row.r2_name, code: row.r2_code },
  ].slice(0, row.level === 2 ? pivot.rows.length : row.level)
  const byColumn = new Map(row.cells.filter(([is_total]) => !is_total).map((cell) => [cell[1], figuresOf(cell)]))
  return {
    keys: keys as PivotKey[],
    cells: columns.map(({ key }) => byColumn.get(key) ?? null),
    total: figuresOf(row.cells.find(([is_total]) => is_total)!),
  }
}

/** A pivot as it is answered. */
export function pivotAnswer(pivot: Pivot, found: StatementRow[]): PivotAnswer {
  const [totals] = found
  const columns = columnsOf(pivot, totals)
  const lines = (level: number): PivotLine[] =>
    found.filter((row) => row.level === level).map((row) => lineOf(pivot, columns, row))
  return {
    columns,
    rows: lines(2),
    subtotals: pivot.rows.length > 1 ? lines(1) : [],
    totals: lineOf(pivot, columns, totals),
    count: figure(totals.count),
  }
}
