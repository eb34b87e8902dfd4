import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { addDays } from "../../../shared/days"
import { Bucket, figure, fillBuckets } from "../rules/aging"
import { daysSalesOutstanding, PERIOD_DAYS } from "../rules/ratios"
import { Billing, BillingDay, Credit } from "../views"
import { hasKeptDays, ReportInput, within } from "./input"
import { MOVED } from "./outstanding"
import { Owed, sumBy } from "./owed"

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

/** Aging totals, unallocated credit and days sales outstanding. */
export async function receivables(source: DataSource, input: ReportInput, rows: Promise<Owed[]>): Promise<Receivables> {
  const [aged, unallocated, billed] = await Promise.all([
    rows.then((all) => fillBuckets(sumBy(all, "bucket"))),
    unallocatedCredit(source, input),
    billedInPeriod(source, input),
  ])
  return {
    buckets: aged.buckets,
    total: figure(aged.total),
    unallocated: figure(unallocated),
    net: figure(MathBN.sub(aged.total, unallocated).toFixed()),
    overdue: figure(aged.overdue),
    dso: daysSalesOutstanding(aged.total, billed),
  }
}

/** The same of payments back; what the host gave back of its own payments has no day of its own and counts from the first. */
const PAID_BACK = `
  select null, receipt_id, credit_note_id, case when paid_date > :as_of then amount else -amount end
    from crm_view_refund
   where (paid_date > :as_of and reversed_date is null)
      or (paid_date <= :as_of and reversed_date > :as_of)`

/** Receipts and credit notes that settle nothing at the end of the day, advances left out. */
export async function unallocatedCredit(source: DataSource, input: ReportInput): Promise<string> {
  const query = within(source.createQueryBuilder().select([]).from(Credit, "c"), "c", input).andWhere(
    "not c.is_advance"
  )
  if (input.as_of === input.today) {
    query.addSelect("coalesce(sum(c.unallocated), 0)", "amount").andWhere("c.is_open")
  } else {
    query
      .addCommonTableExpression(
        `select coalesce(receipt_id, credit_note_id) as credit_id, sum(amount) as amount
           from (${MOVED} union all ${PAID_BACK}) x group by 1`,
        "moved"
      )
      .leftJoin("moved", "m", "m.credit_id = c.id")
      .addSelect("coalesce(sum(c.unallocated + coalesce(m.amount, 0)), 0)", "amount")
      .andWhere("(c.is_open or m.credit_id is not null)")
      .andWhere("c.credit_date <= :as_of", { as_of: input.as_of })
  }
  const row = await query.getRawOne<{ amount: string }>()
  return row?.amount ?? "0"
}

/** Invoices less credit notes of the 90 days up to `as_of`. */
async function billedInPeriod(source: DataSource, input: ReportInput): Promise<string> {
  const rows = hasKeptDays(input) ? BillingDay : Billing
  const row = await within(
    source.createQueryBuilder().select("coalesce(sum(b.amount), 0)", "amount").from<BillingDay | Billing>(rows, "b"),
    "b",
    input
  )
    .andWhere("b.issue_date > :from and b.issue_date <= :as_of", {
      from: addDays(input.as_of, -PERIOD_DAYS),
      as_of: input.as_of,
    })
    .getRawOne<{ amount: string }>()
  return row?.amount ?? "0"
}
