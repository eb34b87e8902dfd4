import { MathBN } from "@medusajs/framework/utils"

/** Days past the due date, by instalment. Due today is current. */
export const BUCKETS = ["current", "1_30", "31_60", "61_90", "over_90"] as const

export type BucketKey = (typeof BUCKETS)[number]

/** A sum by bucket as PostgreSQL answers it. */
export type BucketRow = { bucket: BucketKey; amount: string; count: string }

export type Bucket = { key: BucketKey; amount: number; count: number }

/** First and last day past due that a bucket holds; null is open. */
export const BUCKET_DAYS: Record<BucketKey, [number | null, number | null]> = {
  current: [null, 0],
  "1_30": [1, 30],
  "31_60": [31, 60],
  "61_90": [61, 90],
  over_90: [91, null],
}

/** SQL that names the bucket of a due day, judged on the parameter `:as_of`. */
export function bucketSql(dueDate: string): string {
  const late = `(cast(cast(:as_of as text) as date) - cast(${dueDate} as date))`
  return `case when ${late} <= 0 then 'current' when ${late} <= 30 then '1_30' when ${late} <= 60 then '31_60'
    when ${late} <= 90 then '61_90' else 'over_90' end`
}

/** Every bucket in order, empty ones too, and what they add up to. */
export function fillBuckets(rows: BucketRow[]): { buckets: Bucket[]; total: string; overdue: string } {
  const byKey = new Map(rows.map((row) => [row.bucket, row]))
  const sum = (keys: readonly BucketKey[]) => MathBN.add(...keys.map((key) => byKey.get(key)?.amount ?? 0)).toFixed()
  return {
    buckets: BUCKETS.map((key) => ({ key, amount: figure(byKey.get(key)?.amount), count: figure(byKey.get(key)?.count) })),
    total: sum(BUCKETS),
    overdue: sum(BUCKETS.filter((key) => key !== "current")),
  }
}

/** An exact sum as the JSON number that the host's own amounts are; exact to 15 digits. */
export function figure(decimal: string | null | undefined): number {
  return MathBN.convert(decimal ?? 0).toNumber()
}
