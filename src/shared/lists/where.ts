/** A piece of SQL with its bound values; identifiers in it come from our own tables of columns, never from a request. */
export type Sql = { text: string; values: unknown[] }

/** What a list may be filtered and sorted by: the name in the request and its SQL. */
export type Columns = Record<string, string>

type Operators = Record<string, unknown>

const COMPARISON: Record<string, string> = {
  $eq: "=",
  $ne: "<>",
  $gt: ">",
  $gte: ">=",
  $lt: "<",
  $lte: "<=",
  $like: "like",
  $ilike: "ilike",
}

/**
 * The condition of a list's filters: a value, several values, or an operator map by column.
 *
 * @param columns - a filter without a column here is a mistake of ours and throws
 */
export function whereOf(filters: Record<string, unknown>, columns: Columns): Sql {
  const parts: Sql[] = []
  for (const [name, filter] of Object.entries(filters)) {
    const column = columns[name]
    if (!column) {
      throw new Error(`The list has no column for its filter ${name}.`)
    }
    parts.push(...conditions(column, filter))
  }
  return all(parts)
}

/** Every part holds; nothing to hold is true. */
export function all(parts: Sql[]): Sql {
  if (!parts.length) {
    return { text: "true", values: [] }
  }
  return { text: parts.map(({ text }) => `(${text})`).join(" and "), values: parts.flatMap(({ values }) => values) }
}

/** The text occurs in one of the columns; `%` and `_` in it mean themselves. */
export function anyLike(q: string, columns: string[]): Sql {
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`
  const text = columns.map((column) => (column.includes("?") ? column : `${column} ilike ?`)).join(" or ")
  return { text, values: [...text.matchAll(/\?/g)].map(() => pattern) }
}

function conditions(column: string, filter: unknown): Sql[] {
  if (filter === undefined) {
    return []
  }
  if (Array.isArray(filter)) {
    return [oneOf(column, filter)]
  }
  if (filter !== null && typeof filter === "object") {
    return Object.entries(filter as Operators)
      .filter(([, value]) => value !== undefined)
      .map(([operator, value]) => operation(column, operator, value))
  }
  return [filter === null ? { text: `${column} is null`, values: [] } : { text: `${column} = ?`, values: [filter] }]
}

function operation(column: string, operator: string, value: unknown): Sql {
  if (operator === "$in" || operator === "$nin") {
    const { text, values } = oneOf(column, value as unknown[])
    return operator === "$in" ? { text, values } : { text: `${column} is null or not (${text})`, values }
  }
  if (operator === "$of" || operator === "$notOf") {
    const { text, values } = ofWhoever(column, [value].flat())
    return operator === "$of" ? { text, values } : { text: `${column} is null or not (${text})`, values }
  }
  if (operator === "$ne") {
    return { text: `${column} is distinct from ?`, values: [value] }
  }
  const sign = COMPARISON[operator]
  if (!sign) {
    throw new Error(`The list does not know the operator ${operator}.`)
  }
  return { text: `${column} ${sign} ?`, values: [value] }
}

/** Customers, with everyone who was made one with them. */
const ofWhoever = (column: string, values: unknown[]): Sql => ({
  text: values.length ? `${column} = any (${values.map(() => "crm_customer_group(?)").join(" || ")})` : "false",
  values,
})

const oneOf = (column: string, values: unknown[]): Sql => ({
  text: values.length ? `${column} in (${values.map(() => "?").join(", ")})` : "false",
  values,
})
