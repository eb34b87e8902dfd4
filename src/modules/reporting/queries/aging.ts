import { DataSource } from "typeorm"

import { Bucket, BUCKETS, bucketDays, bucketSql, BucketKey, figure, fillBuckets } from "../rules/aging"
import { CreditLimit, OpenCustomer } from "../views"
import { isKept, ReportInput, within } from "./input"
import { outstandingAt } from "./outstanding"

export type Page = { limit: number; offset: number }

/** What one debtor owes, by bucket. */
export type CustomerAging = {
  customer_id: string | null
  name: string | null
  buckets: Bucket[]
  total: number
  /** Due day of the oldest of it. */
  oldest_due_date: string
}

type Row = { customer_id: string | null; name: string | null; total: string; oldest: string } & Record<string, string>

/** Debtors by what they owe, the largest first, each with buckets; and how many debtors there are. */
export async function agingByCustomer(
  source: DataSource,
  input: ReportInput,
  page: Page
): Promise<{ customers: CustomerAging[]; count: number }> {
  const { query, outstanding } = outstandingAt(source, input)
  const kept = isKept(input) ? await debtorPage(source, input, page) : undefined
  if (kept && !kept.ids.length) {
    return { customers: [], count: kept.count }
  }
  query
    .addSelect("n.bill_to_customer_id", "customer_id")
    .addSelect("max(n.customer_name)", "name")
    .addSelect(`sum(${outstanding})`, "total")
    .addSelect("min(n.due_date)", "oldest")
    .setParameters(bucketDays(input.as_of))
    .groupBy("n.bill_to_customer_id")
    .orderBy(`sum(${outstanding})`, "DESC")
    .addOrderBy("n.bill_to_customer_id")
  for (const key of BUCKETS) {
    const isIn = `where ${bucketSql("n.due_date")} = '${key}'`
    query
      .addSelect(`sum(${outstanding}) filter (${isIn})`, `amount_${key}`)
      .addSelect(`count(*) filter (${isIn})`, `count_${key}`)
  }
  if (kept) {
    const isUnknown = kept.ids.includes("") ? " or n.bill_to_customer_id is null" : ""
    query.andWhere(`(n.bill_to_customer_id in (:...ids)${isUnknown})`, { ids: kept.ids })
  } else {
    query.addSelect("count(*) over ()", "debtors").limit(page.limit).offset(page.offset)
  }
  const rows: Row[] = await query.getRawMany()
  const names = await legalNames(
    source,
    rows.flatMap(({ customer_id }) => customer_id ?? [])
  )
  const customers = rows.map((row) => ({
    customer_id: row.customer_id,
    name: names.get(row.customer_id ?? "") ?? row.name,
    buckets: fillBuckets(
      BUCKETS.map((bucket) => ({ bucket, amount: row[`amount_${bucket}`] ?? "0", count: row[`count_${bucket}`] }))
    ).buckets,
    total: figure(row.total),
    oldest_due_date: row.oldest,
  }))
  return { customers, count: kept?.count ?? figure(rows[0]?.debtors) }
}

/** The page of debtors by sums that are kept; the empty id stands for invoices without a customer. */
async function debtorPage(
  source: DataSource,
  input: ReportInput,
  page: Page
): Promise<{ ids: string[]; count: number }> {
  const debtors = () => within(source.createQueryBuilder().select([]).from(OpenCustomer, "n"), "n", input)
  const [rows, count] = await Promise.all([
    debtors()
      .addSelect("n.customer_id", "id")
      .orderBy("n.outstanding", "DESC")
      .addOrderBy("n.customer_id")
      .limit(page.limit)
      .offset(page.offset)
      .getRawMany<{ id: string }>(),
    debtors().addSelect("count(*)", "count").getRawOne<{ count: string }>(),
  ])
  return { ids: rows.map(({ id }) => id), count: figure(count?.count) }
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
  bucket: BucketKey
  amount: number
  outstanding: number
}

/** Columns that the list may be sorted by. */
export const INSTALMENT_ORDER = ["due_date", "issue_date", "outstanding", "customer_name", "invoice_number"] as const

export type InstalmentFilters = { buckets?: readonly BucketKey[]; order: string }

/** The instalments behind a figure of the aging, with what they add up to. */
export async function openInstalments(
  source: DataSource,
  input: ReportInput,
  page: Page,
  { buckets, order }: InstalmentFilters
): Promise<{ open_instalments: OpenInstalmentRow[]; count: number; total: number }> {
  const { query, outstanding } = outstandingAt(source, input)
  query.setParameters(bucketDays(input.as_of))
  if (buckets) {
    query.andWhere(`${bucketSql("n.due_date")} in (:...buckets)`, { buckets })
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
    .addSelect(bucketSql("n.due_date"), "bucket")
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
