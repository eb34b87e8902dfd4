import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { Page } from "./aging"
import { creditsAt } from "./credits"
import { ReportInput } from "./input"

/** A receipt or credit note of which something settles nothing yet. */
export type UnallocatedRow = {
  kind: "receipt" | "credit_note"
  id: string
  number: string | null
  currency_code: string
  customer_id: string | null
  bill_to_customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  credit_date: string
  amount: number
  unallocated: number
}

const COLUMNS = [
  "kind",
  "id",
  "number",
  "currency_code",
  "customer_id",
  "bill_to_customer_id",
  "customer_name",
  "owner_id",
  "credit_date",
  "amount",
] as const

/** What stands behind "unallocated" at the end of a day, the oldest first, with what it adds up to; advances on orders are not among it. */
export async function unallocatedCredits(
  source: DataSource,
  input: ReportInput,
  page: Page
): Promise<{ unallocated: UnallocatedRow[]; count: number; total: number }> {
  const { query, unallocated } = creditsAt(source, input)
  query.andWhere("not c.is_advance")
  const sums = await query
    .clone()
    .addSelect("count(*)", "count")
    .addSelect(`coalesce(sum(${unallocated}), 0)`, "total")
    .getRawOne<{ count: string; total: string }>()
  COLUMNS.forEach((column) => query.addSelect(`c.${column}`, column))
  const rows: Record<string, string>[] = await query
    .addSelect(unallocated, "unallocated")
    .orderBy("c.credit_date")
    .addOrderBy("c.id")
    .limit(page.limit)
    .offset(page.offset)
    .getRawMany()
  return {
    unallocated: rows.map((row) => ({
      ...(row as unknown as UnallocatedRow),
      amount: figure(row.amount),
      unallocated: figure(row.unallocated),
    })),
    count: figure(sums?.count),
    total: figure(sums?.total),
  }
}
