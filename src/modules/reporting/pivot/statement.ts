import type { Page } from "../queries/aging"
import { Dimension } from "./field"
import { binder, keyOf, PivotInput, rowsOf } from "./frame"
import { Pivot } from "./pivot"
import { isPeriod } from "./registry"

/** Columns that stand by themselves; what is in further ones is gathered as others. Of periods the last ones, else those of most. */
export const MAX_COLUMNS = 12
const MAX_PERIODS = 24

/** A row of the answer: the totals (0), subtotals of the first dimension (1), or a row itself (2), with its cells. */
export type StatementRow = {
  level: 0 | 1 | 2
  r1: string | null
  r2: string | null
  r1_name: string | null
  r2_name: string | null
  r1_code: string | null
  r2_code: string | null
  count: string
  /** Of each: whether it is the total of its row, key (null: all others), name and code of its column, and the measures. */
  cells: [
    is_total: boolean,
    key: string | null,
    name: string | null,
    code: string | null,
    ...figures: (string | null)[],
  ][]
}

/** `as` gives keys, names and codes of an axis as columns. */
const axis = (as: string, { key, name, code }: Dimension): string =>
  `${keyOf({ key } as Dimension)} as ${as}, ${name ?? "null::text"} as ${as}_name, ${code ?? "null::text"} as ${as}_code`

/**
 * A pivot in one statement. Totals are worked out from the rows like every cell, by grouping sets, so that means and rates are right in
 * them too. The line of totals comes first, then subtotals, then the rows in their order.
 */
export function pivotStatement(pivot: Pivot, input: PivotInput, page?: Page): [string, unknown[]] {
  const binding = binder(input)
  const { bind, write, values } = binding
  const { from, where } = rowsOf(pivot, input, binding)
  const [first, second] = pivot.rows.map(pivot.dimension)
  const column = pivot.column ? pivot.dimension(pivot.column) : undefined
  const figures = pivot.measures.map((name) => pivot.measure(name).sql)

  const keys = [axis("r1", first), ...(second ? [axis("r2", second)] : []), ...(column ? [axis("c", column)] : [])]
  const rows = `${from} cross join lateral (select ${keys.join(", ")}) k`
  const best = column && isPeriod(column.kind) ? "c desc" : `${figures[0]} desc nulls last, c`
  const shown = column
    ? `shown as materialized (select k.c as key from ${rows} where ${where} group by k.c order by ${best} limit ${isPeriod(column.kind) ? MAX_PERIODS : MAX_COLUMNS}),`
    : ""

  const lines = [["k.r1"], ...(second ? [["k.r1", "k.r2"]] : []), []]
  const sets = lines.flatMap((line) => (column ? [line, [...line, "s.key"]] : [line]))
  const level = second ? "2 - grouping(k.r1) - grouping(k.r2)" : "2 - 2 * grouping(k.r1)"
  const ofAxis = (as: string, is: Dimension | undefined): string =>
    is
      ? `${as === "c" ? "s.key" : `k.${as}`} as ${as}, max(k.${as}_name) as ${as}_name, max(k.${as}_code) as ${as}_code`
      : `null::text as ${as}, null::text as ${as}_name, null::text as ${as}_code`

  const order = pivot.order ?? (isPeriod(first.kind) ? "rows" : `-${pivot.measures[0]}`)
  const place = pivot.measures.indexOf(order.replace(/^-/, ""))
  const descends = order.startsWith("-") ? "desc" : "asc"
  const ordering =
    pivot.order_column !== undefined && column ? `not is_total and c = ${bind(pivot.order_column, "text")}` : "is_total"
  const own = place < 0 ? "null::numeric" : `max(m${place}) filter (where ${ordering})`
  const above = second ? `above ${descends} nulls last, r1, ` : ""
  const by = place < 0 ? `r1 ${descends}, r2 ${descends}` : `${above}own ${descends} nulls last, r1, r2`
  const limit = page ? `limit ${bind(page.limit, "int")} offset ${bind(page.offset, "int")}` : ""

  const statement = `
    with ${shown}
    cells as materialized (
      select ${level} as level, ${column ? "grouping(s.key) = 1" : "true"} as is_total, ${ofAxis("r1", first)}, ${ofAxis("r2", second)},
             ${ofAxis("c", column)}, ${figures.map((sql, index) => `(${sql})::numeric as m${index}`).join(", ")}
        from ${rows} ${column ? "left join shown s on s.key = k.c" : ""}
       where ${where}
       group by grouping sets (${sets.map((set) => `(${set.join(", ")})`).join(", ")})),
    lines as materialized (
      select level, r1, r2, max(r1_name) as r1_name, max(r2_name) as r2_name, max(r1_code) as r1_code, max(r2_code) as r2_code, ${own} as own,
             jsonb_agg(jsonb_build_array(is_total, c, case when c is not null then c_name end, case when c is not null then c_code end,
               ${figures.map((_, index) => `m${index}::text`).join(", ")})) as cells
        from cells group by level, r1, r2),
    placed as materialized (
      select l.*, row_number() over (order by ${by}) as position
        from (select l.*, a.own as above from lines l left join lines a on a.level = 1 and a.r1 = l.r1 where l.level = 2) l
       order by position ${limit})
    select *, (select count(*) from lines where level = 2)::text as count from (
      select level, r1, r2, r1_name, r2_name, r1_code, r2_code, cells, 0::bigint as position from lines where level = 0
      union all
      select level, r1, r2, r1_name, r2_name, r1_code, r2_code, cells, 0 from lines where level = 1 and r1 in (select r1 from placed)
      union all
      select level, r1, r2, r1_name, r2_name, r1_code, r2_code, cells, position from placed) x
     order by level, position, r1`
  return [write(statement), values]
}
