import { all, anyLike, Columns, Sql, whereOf } from "./where"

/** Runs SQL with `?` for its values; the entity manager's `execute`. */
export type Execute = (sql: string, values: unknown[]) => Promise<Record<string, unknown>[]>

/** Owners whose documents the caller sees; documents without an owner are seen by everyone. */
export type ListScope = { all: true } | { all: false; owner_ids: string[] }

export type ListRequest = {
  filters: Record<string, unknown>
  q?: string
  /** A column's name, with "-" in front to reverse. */
  order?: string
  limit: number
  offset: number
  scope: ListScope
  /** Count and sums of what is filtered, where they are known already. */
  totals?: ListTotals[]
}

/** Sums of all rows that the filters leave, per currency and never across; amounts are decimal text in major units. */
export type ListTotals = { currency_code: string; count: number; total: string; outstanding: string }

export type ListResult = { ids: string[]; count: number; totals: ListTotals[] }

export type DocumentList = {
  /** Table and alias, such as "crm_invoice i". */
  from: string
  alias: string
  columns: Columns
  /** SQL that holds for every row, said for an index that knows it. */
  narrow?: string
  search: string[]
  /** SQL of what `totals` adds up as `total` and `outstanding`. */
  total: string
  outstanding: string
  defaultOrder: string
}

/**
 * One page of a list by ids, with the count and the totals of everything that is filtered.
 *
 * Derived facts (payment status, overdue) are SQL over stored amounts and days, so that a filter and a figure cannot disagree.
 */
export async function listDocuments(execute: Execute, list: DocumentList, request: ListRequest): Promise<ListResult> {
  const where = conditionOf(list, request)
  const base = `from ${list.from} where ${where.text}`
  const [rows, sums] = [
    await execute(`select ${list.alias}.id ${base} order by ${sorting(list, request.order)} limit ? offset ?`, [
      ...where.values,
      request.limit,
      request.offset,
    ]),
    request.totals ??
      (await execute(
        `select ${list.alias}.currency_code, count(*)::int as count, sum(${list.total})::text as total,
         sum(${list.outstanding})::text as outstanding
       ${base} group by 1 order by 1`,
        where.values
      )),
  ]
  const totals = sums as ListTotals[]
  return { ids: rows.map(({ id }) => id as string), count: totals.reduce((sum, { count }) => sum + count, 0), totals }
}

/** All rows that the filters leave, in the list's order: everything of a query behind its columns. */
export function selectionOf(list: DocumentList, request: Pick<ListRequest, "filters" | "q" | "order" | "scope">): Sql {
  const where = conditionOf(list, request)
  return {
    text: `from ${list.from} where ${where.text} order by ${sorting(list, request.order)}`,
    values: where.values,
  }
}

/** What the filters, the search and the scope of a list leave, as a condition. */
export function conditionOf(
  list: DocumentList,
  { filters, q, scope }: Pick<ListRequest, "filters" | "q" | "scope">
): Sql {
  const parts: Sql[] = [{ text: `${list.alias}.deleted_at is null`, values: [] }, whereOf(filters, list.columns)]
  if (list.narrow) {
    parts.push({ text: list.narrow, values: [] })
  }
  if (q) {
    parts.push(anyLike(q, list.search))
  }
  return all([...parts, ...withinScope(scope, list.alias)])
}

/** The scope as a condition on `owner_id`; none where it has everything in it. */
export function withinScope(scope: ListScope, alias: string): Sql[] {
  if (scope.all) {
    return []
  }
  const owner = `${alias}.owner_id`
  const { text, values } = whereOf({ owner_id: scope.owner_ids }, { owner_id: owner })
  return [{ text: `${owner} is null or ${text}`, values }]
}

/** The order of a list as SQL. */
export function sorting(list: DocumentList, order = list.defaultOrder): string {
  const name = order.replace(/^-/, "")
  const column = list.columns[name]
  if (!column) {
    throw new Error(`The list has no column for its order ${name}.`)
  }
  const direction = order.startsWith("-") ? "desc" : "asc"
  return `${column} ${direction} nulls last, ${list.alias}.id ${direction}`
}
