import { MathBN } from "@medusajs/framework/utils"

import { addDays, Day } from "../../../shared/days"

/** Days past the due date, by instalment. Due today is current. */
export const BUCKETS = ["current", "1_30", "31_60", "61_90", "over_90"] as const

export type BucketKey = (typeof BUCKETS)[number]

/** A sum by bucket as PostgreSQL answers it. */
export type BucketRow = { bucket: BucketKey; amount: string; count: string }

export type Bucket = { key: BucketKey; amount: number; count: number }

/** SQL that names the bucket of a due day; with the parameters of `bucketDays`. Days compare as text, which spares a cast per row. */
export function bucketSql(dueDate: string): string {
  return `case when ${dueDate} >= :as_of then 'current' when ${dueDate} >= :day_30 then '1_30' when ${dueDate} >= :day_60 then '31_60'
    when ${dueDate} >= :day_90 then '61_90' else 'over_90' end`
}

/** The day looked at and the due days that are 30, 60 and 90 days late on it. */
export const bucketDays = (as_of: Day) => ({
  as_of,
  day_30: addDays(as_of, -30),
  day_60: addDays(as_of, -60),
  day_90: addDays(as_of, -90),
})

/** Every bucket in order, empty ones too, and what they add up to. */
export function fillBuckets(rows: BucketRow[]): { buckets: Bucket[]; total: string; overdue: string } {
  const byKey = new Map(rows.map((row) => [row.bucket, row]))
  const sum = (keys: readonly BucketKey[]) => MathBN.add(...keys.map((key) => byKey.get(key)?.amount ?? 0)).toFixed()
  return {
    buckets: BUCKETS.map((key) => ({
      key,
      amount: figure(byKey.get(key)?.amount),
      count: figure(byKey.get(key)?.count),
    })),
    total: sum(BUCKETS),
    overdue: sum(BUCKETS.filter((key) => key !== "current")),
  }
}

/** An exact sum as the JSON number that the host's own amounts are; exact to 15 digits. */
export function figure(decimal: string | null | undefined): number {
  return MathBN.convert(decimal ?? 0).toNumber()
}
