import { DataSource } from "typeorm"

import { whereOf } from "../../../shared/lists/where"
import { figure } from "../rules/aging"
import { Page } from "./aging"
import { groupOf, isOfGroup, joinRoot, rootOf } from "./customer-groups"
import { followUpsOf, lateOn } from "./follow-ups"
import { ReportInput } from "./input"
import { numbered, read } from "./read"
import { streamRows } from "./stream-rows"

/** One customer with what was sold, offered and owed, in the report's currency. */
export type CustomerListRow = {
  id: string
  name: string
  person: string | null
  email: string | null
  phone: string | null
  country_code: string | null
  city: string | null
  has_account: boolean
  registered_at: Date
  last_contact_at: Date | null
  open_quotes: number
  open_quotes_total: number
  /** Invoiced less credited, without tax, from the beginning. */
  revenue: number
  outstanding: number
  overdue: number
  /** Median of days late of the last 10 instalments that money settled; null under 3 of them. */
  payment_delay: number | null
  /** The one that is due first; null where nothing is to be done. */
  next_follow_up: NextFollowUp | null
}

export type NextFollowUp = {
  id: string
  due_at: string
  due_date: string
  has_time: boolean
  is_overdue: boolean
  kind: string
  title: string | null
  rule_key: string | null
  facts: Record<string, unknown> | null
  reference_number: string | null
  assignee_id: string | null
}

export const CUSTOMER_ORDERS = [
  "name", "email", "country_code", "city", "registered_at", "last_contact_at", "open_quotes_total", "revenue", "outstanding", "overdue",
  "next_follow_up_at", "payment_delay",
] as const // prettier-ignore

export type CustomerListFilters = {
  q?: string
  country_code?: string[]
  city?: string
  has_account?: boolean
  has_open_quotes?: boolean
  overdue?: boolean
  has_follow_up?: boolean
  /** Days that they usually pay late, as a number or an operator map; below zero for who pays early. Nobody of whom it is not known. */
  payment_delay?: unknown
  /** Nothing was said since this moment, or ever. */
  no_contact_since?: string
}

type Input = Pick<ReportInput, "currency_code" | "as_of" | "owner_ids">

const MINE = "($3::text[] is null or owner_id is null or owner_id = any($3))"
const IN_PIPELINE = "(status = 'draft' or valid_until is null or valid_until >= $2)"

const QUOTES = `from crm_view_pipeline_quote where currency_code = $1 and ${IN_PIPELINE} and ${MINE}`
const DEBTS = `from crm_view_open_instalment where currency_code = $1 and ${MINE}`
const OVERDUE = "coalesce(sum(outstanding) filter (where due_date < $2), 0) as overdue"
const FOLLOW_UPS = `from crm_view_open_follow_up where customer_id is not null and ${followUpsOf("$3")}`
const REVENUE = (everyone: boolean): string =>
  everyone
    ? "from crm_view_customer_revenue f where f.currency_code = $1"
    : `from crm_view_revenue f where f.currency_code = $1 and ${MINE}`

/** Rows of figures by who they are read as. */
const byRoot = (columns: string, rows: string): string => `
  select ${rootOf("f.who")} as customer_id, ${columns} from (${rows}) f ${joinRoot("f.who")} group by 1`

/** Figures of every customer who has any. */
const FIGURES = {
  quotes: () =>
    byRoot("count(*) as open_quotes, sum(total) as open_quotes_total", `select debtor_id as who, total ${QUOTES}`),
  debts: () =>
    byRoot(
      `sum(outstanding) as outstanding, ${OVERDUE}`,
      `select bill_to_customer_id as who, outstanding, due_date ${DEBTS}`
    ),
  follow_ups: () => byRoot("min(due_at) as next_follow_up_at", `select customer_id as who, due_at ${FOLLOW_UPS}`),
  revenue: (everyone: boolean) =>
    byRoot(
      "sum(revenue) as revenue",
      `select f.customer_id as who, ${everyone ? "f.revenue" : "f.amount as revenue"} ${REVENUE(everyone)}`
    ),
}
type Figure = keyof typeof FIGURES

const FIGURE_OF: Record<string, Figure> = {
  open_quotes_total: "quotes",
  revenue: "revenue",
  outstanding: "debts",
  overdue: "debts",
  next_follow_up_at: "follow_ups",
}

/** The same of one customer `c`: one look into an index for each of those who are it. */
const FIGURES_OF_ONE = {
  quotes: () => ofEach(
    "sum(s.count) as open_quotes, sum(s.total) as open_quotes_total",
    `select count(*) as count, sum(total) as total ${QUOTES} and debtor_id = m.id`
  ),
  debts: () => ofEach(
    "sum(s.outstanding) as outstanding, sum(s.overdue) as overdue",
    `select sum(outstanding) as outstanding, ${OVERDUE} ${DEBTS} and bill_to_customer_id = m.id`
  ),
  revenue: (everyone: boolean) => ofEach(
    "sum(s.revenue) as revenue",
    `select sum(${everyone ? "revenue" : "amount"}) as revenue ${REVENUE(everyone)} and f.customer_id = m.id`
  ),
} // prettier-ignore

const ofEach = (columns: string, one: string): string =>
  `select ${columns} from unnest(c.ids) m(id) cross join lateral (${one}) s`

/** Days since something are counted when they are read. */
const COUNTED_FACTS = `case when facts->>'since_date' is null then facts
  else facts || jsonb_build_object('days', greatest($2::date - (facts->>'since_date')::date, 0)) end`

const NEXT_FOLLOW_UP = `
  select jsonb_build_object('id', id, 'due_at', due_at, 'due_date', due_date, 'has_time', has_time, 'is_overdue', ${lateOn("$2")}, 'kind', kind,
           'title', title, 'rule_key', rule_key, 'facts', ${COUNTED_FACTS}, 'reference_number', reference_number, 'assignee_id', assignee_id) as next_follow_up
    from crm_view_open_follow_up where customer_id = any (c.ids) and ${followUpsOf("$3")} order by due_at, id limit 1`

/** A rep sees when they themselves, their team or nobody in particular spoke to a customer, and finds and sorts by that. */
const LAST_OF_MINE = `(select max(occurred_at) from crm_view_timeline t
  where ${isOfGroup("t.customer_id", "c.customer_id")} and t.kind in ('interaction', 'mail', 'dunning') and (t.owner_id is null or t.owner_id = any($3)))`

const lastContact = (owner_ids: string[] | null): string => (owner_ids ? LAST_OF_MINE : "c.last_contact_at")

/** As it is kept. */
const LATE_DAYS = "delay.days::numeric"

/** What is sorted by that is neither a figure nor a column of the customer. */
const OWN_KEYS: Record<string, (last: string) => string> = {
  last_contact_at: (last) => last,
  payment_delay: () => LATE_DAYS,
}

type Row = Record<string, unknown> & { customer_id: string }

/** The customers that are asked for, in their order: `from`, and the values behind $1 to $8 and those of how late they pay. */
function chosen({ currency_code, as_of, owner_ids }: Input, filters: CustomerListFilters, order: string) {
  const column = order.replace(/^-/, "")
  const direction = order.startsWith("-") ? "desc" : "asc"
  const needed = new Set<Figure>()
  const figureOf = FIGURE_OF[column]
  if (figureOf) {
    needed.add(figureOf)
  }
  if (filters.has_open_quotes !== undefined) {
    needed.add("quotes")
  }
  if (filters.overdue !== undefined) {
    needed.add("debts")
  }
  if (filters.has_follow_up !== undefined) {
    needed.add("follow_ups")
  }
  const joins = [...needed].map(
    (name) => `left join (${FIGURES[name](!owner_ids)}) ${name} on ${name}.customer_id = c.customer_id`
  )
  if (column === "payment_delay" || filters.payment_delay !== undefined) {
    joins.push("left join crm_view_debtor_delay delay on delay.customer_id = c.customer_id")
  }
  const late = whereOf({ payment_delay: filters.payment_delay }, { payment_delay: LATE_DAYS })
  const last = lastContact(owner_ids)
  const isAmount = figureOf && figureOf !== "follow_ups"
  const own = OWN_KEYS[column]?.(last) ?? `${figureOf ?? "c"}.${column}`
  const key = isAmount ? `coalesce(${figureOf}.${column}, 0)` : own
  const yes = (value: boolean | undefined, sql: string): string[] =>
    value === undefined ? [] : [value ? sql : `not (${sql})`]
  const where = [
    `($4::text is null or c.name ilike $4 or c.email ilike $4 or c.person ilike $4 or c.customer_id in (
      select m.root_id from crm_view_merged_customer m where m.name ilike $4 or m.email ilike $4 or m.person ilike $4))`,
    "($5::text[] is null or c.country_code = any($5))",
    "($6::text is null or c.city ilike $6)",
    "($7::boolean is null or c.has_account = $7)",
    `($8::timestamptz is null or ${last} is null or ${last} < $8)`,
    // The parameters of figures have a type also where no figure is asked for.
    "($1::text is not null and $2::text is not null and ($3::text[] is null or true))",
    ...yes(filters.has_open_quotes, "coalesce(quotes.open_quotes, 0) > 0"),
    ...yes(filters.has_follow_up, "follow_ups.next_follow_up_at is not null"),
    ...yes(filters.overdue, "coalesce(debts.overdue, 0) > 0"),
    numbered(late.text, 8),
  ]
  const like = (text: string | undefined): string | null => (text ? text.replace(/[\\%_]/g, "\\$&") : null)
  const q = like(filters.q)
  return {
    from: `from crm_view_customer c ${joins.join(" ")} where ${where.join(" and ")}`,
    sorting: `${key} ${direction} nulls last, c.customer_id ${direction}`,
    key,
    values: [
      currency_code,
      as_of,
      owner_ids,
      q && `%${q}%`,
      filters.country_code ?? null,
      like(filters.city),
      filters.has_account ?? null,
      filters.no_contact_since ?? null,
      ...late.values,
    ] as unknown[],
  }
}

/** Rows with every figure, each looked up in an index. */
const withFigures = (page: string, sorting: string, everyone: boolean, last: string): string => `
  select c.*, q.open_quotes, q.open_quotes_total, r.revenue, d.outstanding, d.overdue, delay.days as payment_delay, f.next_follow_up, ${last} as seen_at
    from (select page.*, ${groupOf("page.customer_id")} as ids from (${page}) page) c
    left join lateral (${FIGURES_OF_ONE.quotes()}) q on true
    left join lateral (${FIGURES_OF_ONE.debts()}) d on true
    left join lateral (${FIGURES_OF_ONE.revenue(everyone)}) r on true
    left join crm_view_debtor_delay delay on delay.customer_id = c.customer_id
    left join lateral (${NEXT_FOLLOW_UP}) f on true
   order by ${sorting}`

function statementOf(input: Input, filters: CustomerListFilters, order: string, page?: Page): [string, unknown[]] {
  const { from, sorting: chosenOrder, key, values } = chosen(input, filters, order)
  const part = page ? `limit $${values.length + 1} offset $${values.length + 2}` : ""
  const rows = `select c.*, ${key} as sort_key ${from} order by ${chosenOrder} ${part}`
  const direction = order.startsWith("-") ? "desc" : "asc"
  const sorting = `c.sort_key ${direction} nulls last, c.customer_id ${direction}`
  const statement = withFigures(rows, sorting, !input.owner_ids, lastContact(input.owner_ids))
  return [statement, page ? [...values, page.limit, page.offset] : values]
}

/** A page of customers with their figures, and how many there are. */
export async function customerList(
  source: DataSource,
  input: Input,
  filters: CustomerListFilters,
  order: string,
  page: Page
): Promise<{ customers: CustomerListRow[]; count: number }> {
  const [statement, values] = statementOf(input, filters, order, page)
  const { from, values: counted } = chosen(input, filters, "name")
  const [rows, [{ count }]] = await Promise.all([
    read<Row>(source, statement, values),
    read<{ count: string }>(source, `select count(*) ${from}`, counted),
  ])
  return { customers: rows.map(rowOf), count: figure(count) }
}

/** Every customer that the filters leave, in the list's order, a batch at a time. */
export async function streamCustomers(
  source: DataSource,
  input: Input,
  filters: CustomerListFilters,
  order: string,
  onRows: (rows: CustomerListRow[]) => Promise<void>
): Promise<void> {
  await streamRows<Row>(source, statementOf(input, filters, order), (rows) => onRows(rows.map(rowOf)))
}

/** Customers and their open quotes by country and city, the most of them first. */
export async function customersByPlace(source: DataSource, { currency_code, as_of, owner_ids }: Input) {
  const rows = await read<Row>(
    source,
    `select c.country_code, c.city, count(*) as customers, coalesce(sum(q.open_quotes), 0) as open_quotes,
            coalesce(sum(q.open_quotes_total), 0) as open_quotes_total
       from crm_view_customer c left join (${FIGURES.quotes()}) q on q.customer_id = c.customer_id
      group by 1, 2 order by 3 desc, 1 nulls last, 2 nulls last limit 200`,
    [currency_code, as_of, owner_ids]
  )
  return rows.map(({ country_code, city, ...row }) => ({
    country_code: country_code as string | null,
    city: city as string | null,
    customers: figure(row.customers as string),
    open_quotes: figure(row.open_quotes as string),
    open_quotes_total: figure(row.open_quotes_total as string),
  }))
}

function rowOf(row: Row): CustomerListRow {
  const amount = (name: string): number => figure(row[name] as string | null)
  return {
    id: row.customer_id,
    name: row.name as string,
    person: row.person as string | null,
    email: row.email as string | null,
    phone: row.phone as string | null,
    country_code: row.country_code as string | null,
    city: row.city as string | null,
    has_account: row.has_account as boolean,
    registered_at: row.registered_at as Date,
    last_contact_at: row.seen_at as Date | null,
    open_quotes: amount("open_quotes"),
    open_quotes_total: amount("open_quotes_total"),
    revenue: amount("revenue"),
    outstanding: amount("outstanding"),
    overdue: amount("overdue"),
    payment_delay: row.payment_delay as number | null,
    next_follow_up: nextOf(row.next_follow_up as NextFollowUp | null),
  }
}

/** A moment in JSON has the offset of the database's session. */
const nextOf = (next: NextFollowUp | null): NextFollowUp | null =>
  next && { ...next, due_at: new Date(next.due_at).toISOString() }
