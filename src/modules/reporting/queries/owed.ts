import { DataSource } from "typeorm"

import { BucketRow, bucketDays, bucketSql } from "../rules/aging"
import { ReportInput } from "./input"
import { outstandingDays } from "./outstanding"
import { getPlanned } from "./read"

/** Outstanding by bucket, each instalment by its own due date. */
export async function owed(source: DataSource, input: ReportInput): Promise<BucketRow[]> {
  const { query, outstanding, count } = outstandingDays(source, input)
  const buckets = query
    .addSelect(bucketSql("n.due_date"), "bucket")
    .addSelect(`sum(${outstanding})`, "amount")
    .addSelect(count, "count")
    .setParameters(bucketDays(input.as_of))
    .groupBy("1")
  return getPlanned(source, buckets)
}
