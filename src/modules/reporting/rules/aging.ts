import { MathBN } from "@medusajs/framework/utils"

import { addDays, Day } from "../../../shared/days"

/** Days past the due date, by instalment. Due today is current. */
export const BUCKETS = ["current", "1_30", "31_60", "61_90", "over_90"] as const

export type BucketKey = (typeof BUCKETS)[number]

/** Last days of the buckets between the current one and the one without an end. */
export const DEFAULT_EDGES: readonly number[] = [30, 60, 90]

/** Most buckets that somebody may ask for, and the longest of them. */
export const MAX_EDGES = 11
export const MAX_EDGE = 3_650

/** A sum by bucket as PostgreSQL answers it. */
export type BucketRow = { bucket: string; amount: string; count: string }

export type Bucket = { key: string; amount: number; count: number }

/** The buckets of some edges, in order: `current`, `1_15`, `16_30`, `over_30` for 15 and 30. */
export function bucketKeys(edges: readonly number[] = DEFAULT_EDGES): string[] {
  const between = edges.map((edge, index) => `${(edges[index - 1] ?? 0) + 1}_${edge}`)
  return ["current", ...between, `over_${edges[edges.length - 1]}`]
}

/** SQL that names the bucket of a day; with the parameters of `bucketDays`. Days compare as text, which spares a cast per row. */
export function bucketSql(day: string, edges: readonly number[] = DEFAULT_EDGES): string {
  const [, ...keys] = bucketKeys(edges)
  const cases = edges.map((edge, index) => `when ${day} >= :day_${edge} then '${keys[index]}'`)
  return `case when ${day} >= :as_of then 'current' ${cases.join(" ")} else '${keys[keys.length - 1]}' end`
}

/** The day looked at and the days that are so many days before it. */
export const bucketDays = (as_of: Day, edges: readonly number[] = DEFAULT_EDGES): Record<string, Day> => ({
  as_of,
  ...Object.fromEntries(edges.map((edge) => [`day_${edge}`, addDays(as_of, -edge)])),
})

/** Every bucket in order, empty ones too, and what they add up to. */
export function fillBuckets(
  rows: BucketRow[],
  keys: readonly string[] = BUCKETS
): { buckets: Bucket[]; total: string; overdue: string } {
  const byKey = new Map(rows.map((row) => [row.bucket, row]))
  const sum = (of: readonly string[]) => MathBN.add(0, ...of.map((key) => byKey.get(key)?.amount ?? 0)).toFixed()
  return {
    buckets: keys.map((key) => ({
      key,
      amount: figure(byKey.get(key)?.amount),
      count: figure(byKey.get(key)?.count),
    })),
    total: sum(keys),
    overdue: sum(keys.filter((key) => key !== "current")),
  }
}

/** An exact sum as the JSON number that the host's own amounts are; exact to 15 digits. */
export function figure(decimal: string | null | undefined): number {
  return MathBN.convert(decimal ?? 0).toNumber()
}
