import { MathBN } from "@medusajs/framework/utils"
import { DataSource, ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { figure } from "../rules/aging"
import { Allocation, Credit, CreditLimit, OpenCustomer, OpenInstalment, PipelineQuote, UninvoicedOrder } from "../views"
import { groupOf, membersOf, rootOf, rootsOf } from "./customer-groups"
import { hasKeptDays, ReportInput, within } from "./input"
import { isNarrowed, narrowing } from "./narrow"
import { outstandingAt } from "./outstanding"
import { IN_PIPELINE } from "./pipeline"
import { read } from "./read"

/** A debtor with what they may buy beside what they owe. */
export type CustomerFigures = {
  customer_id: string
  name: string | null
  open_quotes_total: number
  outstanding: number
  overdue: number
  /** Credit limit less exposure; null without a limit in this currency. */
  credit_headroom: number | null
}

/** What stands first: a quote and a late debt of one customer, the largest open quotes, or the largest debt. */
export const TOP_BY = ["both", "quotes", "debt"] as const
export type TopBy = (typeof TOP_BY)[number]

/** Rows of the overview's table. */
export const SHOWN = 10
/** Customers looked at, those first who owe most and those with most in open quotes, to find the ones worth showing. */
export const CANDIDATES = 50
/** Open quotes that are added up by customer to find them where everybody's count, the largest first; with fewer than that, all are. */
export const LARGE_QUOTES = 1_000

type Row = { customer_id: string; name: string | null; open_quotes_total: string; outstanding: string; overdue: string }

/**
 * Customers with open quotes beside what they owe; who has both a quote and a late debt stands first, then by overdue + quotes.
 *
 * Exposure is outstanding + orders neither invoiced nor paid − unallocated receipts and credit notes.
 */
export async function customers(
  source: DataSource,
  input: ReportInput,
  by: TopBy = "both"
): Promise<CustomerFigures[]> {
  const found = await largest(source, input)
  const ids = [...new Set((await rootsOf(source, found)).values())]
  if (!ids.length) {
    return []
  }
  const [owed, quoted] = await Promise.all([owedBy(source, input, ids), quotedTo(source, input, ids)])
  const rows = new Map<string, Row>()
  for (const part of [...owed, ...quoted].filter(({ customer_id }) => customer_id)) {
    const empty = { name: null, open_quotes_total: "0", outstanding: "0", overdue: "0" }
    rows.set(part.customer_id, { ...empty, ...rows.get(part.customer_id), ...part })
  }
  const first = [...rows.values()].filter(COUNTS[by]).sort(COMPARE[by]).slice(0, SHOWN)
  return withHeadroom(source, input, first)
}

const isBoth = (row: Row): boolean => MathBN.gt(row.overdue, 0) && MathBN.gt(row.open_quotes_total, 0)
const weight = (row: Row) => MathBN.add(row.overdue, row.open_quotes_total)

function byUrgency(a: Row, b: Row): number {
  return (
    (isBoth(b) ? 1 : 0) - (isBoth(a) ? 1 : 0) ||
    weight(b).comparedTo(weight(a))! ||
    MathBN.convert(b.outstanding).comparedTo(MathBN.convert(a.outstanding))! ||
    (a.customer_id < b.customer_id ? -1 : 1)
  )
}

const descending = (name: "open_quotes_total" | "outstanding") => (a: Row, b: Row) =>
  MathBN.convert(b[name]).comparedTo(MathBN.convert(a[name]))!

const thenById =
  (...compare: ((a: Row, b: Row) => number)[]) =>
  (a: Row, b: Row): number =>
    compare.reduce((found, one) => found || one(a, b), 0) || (a.customer_id < b.customer_id ? -1 : 1)

/** Who has none of what is ranked is not among the first. */
const COUNTS: Record<TopBy, (row: Row) => boolean> = {
  both: () => true,
  quotes: ({ open_quotes_total }) => MathBN.gt(open_quotes_total, 0),
  debt: ({ outstanding }) => MathBN.gt(outstanding, 0),
}

const COMPARE: Record<TopBy, (a: Row, b: Row) => number> = {
  both: byUrgency,
  quotes: thenById(descending("open_quotes_total"), descending("outstanding")),
  debt: thenById(descending("outstanding"), descending("open_quotes_total")),
}

/** Who owes most, who has most in open quotes, and for another day whose debt changed most since. */
async function largest(source: DataSource, input: ReportInput): Promise<string[]> {
  const debtors = !hasKeptDays(input)
    ? bySum(
        within(source.createQueryBuilder().from(OpenInstalment, "n"), "n", input),
        "n.bill_to_customer_id",
        "n.outstanding"
      )
    : within(
        source.createQueryBuilder().select("n.customer_id", "customer_id").from(OpenCustomer, "n"),
        "n",
        input
      ).orderBy("n.outstanding", "DESC")
  const quotes = within(source.createQueryBuilder().from(PipelineQuote, "q"), "q", input)
    .andWhere("q.debtor_id is not null")
    .andWhere(IN_PIPELINE, { as_of: input.as_of })
  const found: { customer_id: string }[][] = await Promise.all([
    debtors.limit(CANDIDATES).getRawMany(),
    bySum(quotes, "q.debtor_id", "q.total").limit(CANDIDATES).getRawMany(),
    input.as_of < input.today ? changedMost(source, input) : [],
  ])
  return [...new Set(found.flat().map(({ customer_id }) => customer_id))].filter(Boolean)
}

/** Whoever documents are added up for, with the largest sum first; all who are one customer are one. */
const bySum = (
  query: SelectQueryBuilder<ObjectLiteral>,
  customer: string,
  amount: string
): SelectQueryBuilder<ObjectLiteral> =>
  query
    .leftJoin("crm_view_customer_alias", "root", `root.customer_id = ${customer}`)
    .select(rootOf(customer), "customer_id")
    .groupBy(rootOf(customer))
    .orderBy(`sum(${amount})`, "DESC")

function changedMost(source: DataSource, { as_of, currency_code }: ReportInput): Promise<{ customer_id: string }[]> {
  return source
    .createQueryBuilder()
    .select("a.bill_to_customer_id", "customer_id")
    .from(Allocation, "a")
    .where("(a.allocation_date > :as_of or a.reversed_date > :as_of)", { as_of })
    .andWhere("a.currency_code = :currency_code", { currency_code })
    .groupBy("a.bill_to_customer_id")
    .orderBy("sum(a.amount)", "DESC")
    .limit(CANDIDATES)
    .getRawMany()
}

async function owedBy(
  source: DataSource,
  input: ReportInput,
  ids: string[]
): Promise<Omit<Row, "open_quotes_total">[]> {
  const { query, outstanding } = outstandingAt(source, input)
  query
    .leftJoin("crm_view_customer_alias", "root", "root.customer_id = n.bill_to_customer_id")
    .addSelect(rootOf("n.bill_to_customer_id"), "customer_id")
    .addSelect("coalesce(max(n.customer_name) filter (where root.root_id is null), max(n.customer_name))", "name")
    .addSelect(`sum(${outstanding})`, "outstanding")
    .addSelect(`coalesce(sum(${outstanding}) filter (where n.due_date < :as_of), 0)`, "overdue")
    .setParameter("as_of", input.as_of)
    .andWhere("n.bill_to_customer_id in (:...ids)", { ids: await membersOf(source, ids) })
    .groupBy(rootOf("n.bill_to_customer_id"))
  return query.getRawMany()
}

/** One look into the index per customer; over a list of them PostgreSQL misjudges the expression and reads every open quote. */
async function quotedTo(
  source: DataSource,
  input: ReportInput,
  ids: string[]
): Promise<Pick<Row, "customer_id" | "name" | "open_quotes_total">[]> {
  const { values, of } = narrowing(input, 4)
  return read(
    source,
    `select c.customer_id, s.name, s.open_quotes_total
       from unnest($1::text[]) c (customer_id)
      cross join lateral (
        select max(q.customer_name) as name, sum(q.total) as open_quotes_total
          from unnest(${groupOf("c.customer_id")}) m(id)
         cross join lateral (select * from crm_view_pipeline_quote q
         where q.debtor_id = m.id and q.currency_code = $2
           and (q.status = 'draft' or q.valid_until is null or q.valid_until >= $3)
          ${of("q")}) q) s
      where s.open_quotes_total is not null`,
    [ids, input.currency_code, input.as_of, ...values]
  )
}

async function withHeadroom(source: DataSource, input: ReportInput, rows: Row[]): Promise<CustomerFigures[]> {
  const ids = rows.map(({ customer_id }) => customer_id)
  if (!ids.length) {
    return []
  }
  // A limit covers what the customer owes to the house, whoever sold it.
  const { region_id: _region, sales_channel_id: _channel, owner_id: _owner, team_owner_ids: _team, ...rest } = input
  const everyones = { ...rest, owner_ids: null }
  const members = await membersOf(source, ids)
  const [limits, orders, credits, owed] = await Promise.all([
    source.getRepository(CreditLimit).createQueryBuilder("a").where("a.customer_id in (:...ids)", { ids }).getMany(),
    sumBy(
      within(source.createQueryBuilder().select([]).from(UninvoicedOrder, "o"), "o", everyones),
      "o",
      "o.to_come",
      members
    ),
    sumBy(
      within(source.createQueryBuilder().select([]).from(Credit, "c"), "c", everyones).andWhere("not c.is_advance"),
      "c",
      "c.unallocated",
      members
    ),
    isNarrowed(input) ? owedBy(source, everyones, ids) : Promise.resolve(rows),
  ])
  const owedTotals = new Map(owed.map((row) => [row.customer_id, row.outstanding]))
  return rows.map((row) => {
    const account = limits.find(({ customer_id }) => customer_id === row.customer_id)
    const exposure = MathBN.sub(
      MathBN.add(owedTotals.get(row.customer_id) ?? 0, orders.get(row.customer_id) ?? 0),
      credits.get(row.customer_id) ?? 0
    )
    const hasLimit = account?.credit_limit != null && account.currency_code === input.currency_code
    return {
      customer_id: row.customer_id,
      name: account?.legal_name ?? row.name,
      open_quotes_total: figure(row.open_quotes_total),
      outstanding: figure(row.outstanding),
      overdue: figure(row.overdue),
      credit_headroom: hasLimit ? figure(MathBN.sub(account.credit_limit!, exposure).toFixed()) : null,
    }
  })
}

async function sumBy(
  query: ReturnType<typeof within>,
  alias: string,
  amount: string,
  members: string[]
): Promise<Map<string, string>> {
  const rows: { customer_id: string; amount: string }[] = await query
    .leftJoin("crm_view_customer_alias", "root", `root.customer_id = ${alias}.bill_to_customer_id`)
    .addSelect(rootOf(`${alias}.bill_to_customer_id`), "customer_id")
    .addSelect(`sum(${amount})`, "amount")
    .andWhere(`${alias}.bill_to_customer_id in (:...ids)`, { ids: members })
    .groupBy(rootOf(`${alias}.bill_to_customer_id`))
    .getRawMany()
  return new Map(rows.map((row) => [row.customer_id, row.amount]))
}
