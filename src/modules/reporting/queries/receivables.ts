import { MathBN } from "@medusajs/framework/utils"
import { DataSource, ObjectType } from "typeorm"

import { addDays } from "../../../shared/days"
import { Bucket, BucketRow, figure, fillBuckets } from "../rules/aging"
import { daysSalesOutstanding, PERIOD_DAYS } from "../rules/ratios"
import { Billing, BillingDay, BillingVoided } from "../views"
import { creditsAt } from "./credits"
import { hasKeptDays, ReportInput, within } from "./input"
import { owed } from "./owed"

/** What customers owe at the end of a day. */
export type Receivables = {
  buckets: Bucket[]
  total: number
  /** Receipts and credit notes that settle nothing yet; never netted into buckets. Advances on orders are not among them. */
  unallocated: number
  /** total − unallocated */
  net: number
  overdue: number
  /** Days, or null when nothing was billed. */
  dso: number | null
}

type BillingRow = Billing | BillingDay | BillingVoided

/** Aging totals, unallocated credit and days sales outstanding. */
export async function receivables(source: DataSource, input: ReportInput): Promise<Receivables> {
  const [all, unallocated, billed] = await Promise.all([
    owed(source, input),
    unallocatedCredit(source, input),
    billedInPeriod(source, input),
  ])
  return receivablesOf(all, unallocated, billed)
}

/** The same from sums that are there already, as decimal text. */
export function receivablesOf(rows: BucketRow[], unallocated: string, billed: string): Receivables {
  const aged = fillBuckets(rows)
  return {
    buckets: aged.buckets,
    total: figure(aged.total),
    unallocated: figure(unallocated),
    net: figure(MathBN.sub(aged.total, unallocated).toFixed()),
    overdue: figure(aged.overdue),
    dso: daysSalesOutstanding(aged.total, billed),
  }
}

/** Receipts and credit notes that settle nothing at the end of the day, advances left out. */
export async function unallocatedCredit(source: DataSource, input: ReportInput): Promise<string> {
  const { query, unallocated } = creditsAt(source, input)
  const row = await query
    .addSelect(`coalesce(sum(${unallocated}), 0)`, "amount")
    .andWhere("not c.is_advance")
    .getRawOne<{ amount: string }>()
  return row?.amount ?? "0"
}

/** Invoices less credit notes of the 90 days up to `as_of`, with those that were voided later: on that day they were owed. */
export async function billedInPeriod(source: DataSource, input: ReportInput): Promise<string> {
  const { as_of } = input
  const sum = async (rows: ObjectType<BillingRow>, stood = "true"): Promise<string> => {
    const row = await within(
      source.createQueryBuilder().select("coalesce(sum(b.amount), 0)", "amount").from<BillingRow>(rows, "b"),
      "b",
      input
    )
      .andWhere("b.issue_date > :from and b.issue_date <= :as_of", { from: addDays(as_of, -PERIOD_DAYS), as_of })
      .andWhere(stood)
      .getRawOne<{ amount: string }>()
    return row?.amount ?? "0"
  }
  const billed = sum(hasKeptDays(input) ? BillingDay : Billing)
  if (as_of === input.today) {
    return billed
  }
  const [standing, voided] = await Promise.all([billed, sum(BillingVoided, "b.voided_date > :as_of")])
  return MathBN.add(standing, voided).toFixed()
}
