import { DataSource } from "typeorm"

import { Bucket, bucketDays, bucketKeys, bucketSql, DEFAULT_EDGES, figure, fillBuckets } from "../rules/aging"
import { CreditLimit } from "../views"
import { membersOf, rootOf } from "./customer-groups"
import { isKept, ReportInput } from "./input"
import { Outstanding, outstandingAt, outstandingDays } from "./outstanding"
import { read } from "./read"
import { streamRows } from "./stream-rows"

export type Page = { limit: number; offset: number }

/** How an aging is laid out: which day of an instalment counts, and the last days of its buckets. */
export type AgingLayout = { basis: "due" | "issue"; edges: readonly number[] }

export const DEFAULT_LAYOUT: AgingLayout = { basis: "due", edges: DEFAULT_EDGES }

const dayOf = ({ basis }: AgingLayout): string => (basis === "due" ? "n.due_date" : "n.issue_date")

/** What one debtor owes, by bucket. */
export type CustomerAging = {
  customer_id: string | null
  name: string | null
  buckets: Bucket[]
  total: number
  /** Due day of the oldest of it. */
  oldest_due_date: string
}

/** What is owed on the documents of one user, by bucket. */
export type OwnerAging = { owner_id: string | null; buckets: Bucket[]; total: number; oldest_due_date: string }

type Row = { key: string | null; name: string | null; total: string; oldest: string } & Record<string, string>

/** Outstanding by bucket. By due day it is added up from sums that are kept, by day of issue from the rows. */
export async function agedTotals(
  source: DataSource,
  input: ReportInput,
  layout: AgingLayout = DEFAULT_LAYOUT
): Promise<ReturnType<typeof fillBuckets>> {
  const byDue = layout.basis === "due" ? outstandingDays(source, input) : undefined
  const { query, outstanding } = byDue ?? outstandingAt(source, input)
  const rows = await query
    .addSelect(bucketSql(dayOf(layout), layout.edges), "bucket")
    .addSelect(`sum(${outstanding})`, "amount")
    .addSelect(byDue?.count ?? "count(*)", "count")
    .setParameters(bucketDays(input.as_of, layout.edges))
    .groupBy("1")
    .getRawMany<{ bucket: string; amount: string; count: string }>()
  return fillBuckets(rows, bucketKeys(layout.edges))
}

/** One row per debtor or owner with a column per bucket, the largest first. */
function groupedQuery(
  { query, outstanding }: Outstanding,
  input: ReportInput,
  layout: AgingLayout,
  by: "customer" | "owner"
): Outstanding["query"] {
  const key = by === "customer" ? rootOf("n.bill_to_customer_id") : "n.owner_id"
  if (by === "customer") {
    query.leftJoin("crm_view_customer_alias", "root", "root.customer_id = n.bill_to_customer_id")
  }
  query
    .addSelect(key, "key")
    // Who stays is called as on its own documents.
    .addSelect(
      by === "customer"
        ? "coalesce(max(n.customer_name) filter (where root.root_id is null), max(n.customer_name))"
        : "max(n.customer_name)",
      "name"
    )
    .addSelect(`sum(${outstanding})`, "total")
    .addSelect("min(n.due_date)", "oldest")
    .setParameters(bucketDays(input.as_of, layout.edges))
    .groupBy(key)
    .orderBy(`sum(${outstanding})`, "DESC")
    .addOrderBy(key)
  for (const key of bucketKeys(layout.edges)) {
    const isIn = `where ${bucketSql(dayOf(layout), layout.edges)} = '${key}'`
    query
      .addSelect(`sum(${outstanding}) filter (${isIn})`, `amount_${key}`)
      .addSelect(`count(*) filter (${isIn})`, `count_${key}`)
  }
  return query
}

const bucketsOf = (row: Row, { edges }: AgingLayout): Bucket[] => {
  const keys = bucketKeys(edges)
  const rows = keys.map((key) => ({ bucket: key, amount: row[`amount_${key}`] ?? "0", count: row[`count_${key}`] }))
  return fillBuckets(rows, keys).buckets
}

/** Owners by what is owed on their documents, the largest first; the row without an owner is that of nobody's documents. */
export async function agingByOwner(
  source: DataSource,
  input: ReportInput,
  layout: AgingLayout = DEFAULT_LAYOUT
): Promise<{ owners: OwnerAging[]; count: number }> {
  const rows = await groupedQuery(outstandingAt(source, input), input, layout, "owner").getRawMany<Row>()
  const owners = rows.map((row) => ({
    owner_id: row.key,
    buckets: bucketsOf(row, layout),
    total: figure(row.total),
    oldest_due_date: row.oldest,
  }))
  return { owners, count: owners.length }
}

/** One line of an export, amounts as exact decimal text by bucket. */
export type AgingLine = { key: string | null; name: string | null; oldest: string; total: string; amounts: string[] }

/** Every debtor or owner, the largest first, a batch at a time as it stood when the reading began. */
export async function streamAging(
  source: DataSource,
  input: ReportInput,
  layout: AgingLayout,
  by: "customer" | "owner",
  onLines: (lines: AgingLine[]) => Promise<void>
): Promise<void> {
  const query = groupedQuery(outstandingAt(source, input), input, layout, by)
  const keys = bucketKeys(layout.edges)
  await streamRows<Row>(source, query.getQueryAndParameters(), async (rows) => {
    const names =
      by === "customer"
        ? await legalNames(
            source,
            rows.flatMap(({ key }) => key ?? [])
          )
        : new Map<string, string | null>()
    await onLines(
      rows.map((row) => ({
        key: row.key,
        name: names.get(row.key ?? "") ?? (by === "customer" ? row.name : null),
        oldest: row.oldest,
        total: row.total,
        amounts: keys.map((key) => row[`amount_${key}`] ?? "0"),
      }))
    )
  })
}

/** Debtors by what they owe, the largest first, each with buckets; and how many debtors there are. */
export async function agingByCustomer(
  source: DataSource,
  input: ReportInput,
  page: Page,
  layout: AgingLayout = DEFAULT_LAYOUT
): Promise<{ customers: CustomerAging[]; count: number }> {
  const kept = isKept(input) ? await debtorPage(source, input, page) : undefined
  if (kept && !kept.ids.length) {
    return { customers: [], count: kept.count }
  }
  const query = groupedQuery(outstandingAt(source, input), input, layout, "customer")
  if (kept) {
    const isUnknown = kept.ids.includes("") ? " or n.bill_to_customer_id is null" : ""
    query.andWhere(`(n.bill_to_customer_id in (:...ids)${isUnknown})`, { ids: await membersOf(source, kept.ids) })
  } else {
    query.addSelect("count(*) over ()", "debtors").limit(page.limit).offset(page.offset)
  }
  const rows: Row[] = await query.getRawMany()
  const names = await legalNames(
    source,
    rows.flatMap(({ key }) => key ?? [])
  )
  const customers = rows.map((row) => ({
    customer_id: row.key,
    name: names.get(row.key ?? "") ?? row.name,
    buckets: bucketsOf(row, layout),
    total: figure(row.total),
    oldest_due_date: row.oldest,
  }))
  return { customers, count: kept?.count ?? figure(rows[0]?.debtors) }
}

/** Sums that are kept are of each customer alone: who are one are added up beside them, for they are few. */
const DEBTORS = {
  alone: `select n.customer_id as id, n.outstanding from crm_view_open_customer n
    where n.currency_code = $1 and not exists (select from crm_view_customer_alias a where a.customer_id = n.customer_id)
      and not exists (select from crm_view_customer_alias a where a.root_id = n.customer_id)`,
  groups: `select g.root_id, sum(n.outstanding) from (
      select customer_id, root_id from crm_view_customer_alias union select root_id, root_id from crm_view_customer_alias) g
    join crm_view_open_customer n on n.customer_id = g.customer_id and n.currency_code = $1 group by 1`,
}

/** The page of debtors by sums that are kept; the empty id stands for invoices without a customer. */
async function debtorPage(
  source: DataSource,
  { currency_code }: ReportInput,
  { limit, offset }: Page
): Promise<{ ids: string[]; count: number }> {
  const [rows, [{ count }]] = await Promise.all([
    read<{ id: string }>(
      source,
      `select id from ((${DEBTORS.alone} order by n.outstanding desc, n.customer_id limit $2) union all (${DEBTORS.groups})) d
        order by outstanding desc, id limit $3 offset $4`,
      [currency_code, limit + offset, limit, offset]
    ),
    read<{ count: string }>(
      source,
      `select (select count(*) from (${DEBTORS.alone}) a) + (select count(*) from (${DEBTORS.groups}) g) as count`,
      [currency_code]
    ),
  ])
  return { ids: rows.map(({ id }) => id), count: figure(count) }
}

async function legalNames(source: DataSource, ids: string[]): Promise<Map<string, string | null>> {
  if (!ids.length) {
    return new Map()
  }
  const accounts = await source
    .getRepository(CreditLimit)
    .createQueryBuilder("a")
    .where("a.customer_id in (:...ids)", { ids })
    .getMany()
  return new Map(accounts.map(({ customer_id, legal_name }) => [customer_id, legal_name]))
}

/** One instalment that asks for money. */
export type OpenInstalmentRow = {
  id: string
  invoice_id: string
  invoice_number: string | null
  order_id: string | null
  customer_id: string
  bill_to_customer_id: string
  customer_name: string | null
  owner_id: string | null
  currency_code: string
  issue_date: string
  due_date: string
  days_overdue: number
  bucket: string
  amount: number
  outstanding: number
}

/** Columns that the list may be sorted by. */
export const INSTALMENT_ORDER = ["due_date", "issue_date", "outstanding", "customer_name", "invoice_number"] as const

export type InstalmentFilters = {
  buckets?: readonly string[]
  /** First and last due day. */
  due_from?: string
  due_to?: string
  order: string
  layout?: AgingLayout
}

/** The instalments behind a figure of the aging, with what they add up to. */
export async function openInstalments(
  source: DataSource,
  input: ReportInput,
  page: Page,
  { buckets, due_from, due_to, order, layout = DEFAULT_LAYOUT }: InstalmentFilters
): Promise<{ open_instalments: OpenInstalmentRow[]; count: number; total: number }> {
  const { query, outstanding } = outstandingAt(source, input)
  const bucket = bucketSql(dayOf(layout), layout.edges)
  query.setParameters(bucketDays(input.as_of, layout.edges))
  if (buckets) {
    query.andWhere(`${bucket} in (:...buckets)`, { buckets })
  }
  if (due_from) {
    query.andWhere("n.due_date >= :due_from", { due_from })
  }
  if (due_to) {
    query.andWhere("n.due_date <= :due_to", { due_to })
  }
  const sums = await query
    .clone()
    .addSelect("count(*)", "count")
    .addSelect(`coalesce(sum(${outstanding}), 0)`, "total")
    .getRawOne<{ count: string; total: string }>()
  for (const column of COLUMNS) {
    query.addSelect(`n.${column}`, column)
  }
  const [column, direction] = order.startsWith("-") ? [order.slice(1), "DESC" as const] : [order, "ASC" as const]
  const rows: Record<string, string>[] = await query
    .addSelect(outstanding, "outstanding")
    .addSelect("greatest(cast(cast(:as_of as text) as date) - cast(n.due_date as date), 0)", "days_overdue")
    .addSelect(bucket, "bucket")
    .orderBy(column === "outstanding" ? outstanding : `n.${column}`, direction)
    .addOrderBy("n.id")
    .limit(page.limit)
    .offset(page.offset)
    .getRawMany()
  return {
    open_instalments: rows.map((row) => ({
      ...(row as unknown as OpenInstalmentRow),
      amount: figure(row.amount),
      outstanding: figure(row.outstanding),
      days_overdue: figure(row.days_overdue),
    })),
    count: figure(sums?.count),
    total: figure(sums?.total),
  }
}

const COLUMNS = [
  "id",
  "invoice_id",
  "invoice_number",
  "order_id",
  "customer_id",
  "bill_to_customer_id",
  "customer_name",
  "owner_id",
  "currency_code",
  "issue_date",
  "due_date",
  "amount",
]
