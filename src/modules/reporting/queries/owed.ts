import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { bucketDays, bucketSql } from "../rules/aging"
import { weekStart } from "../rules/weeks"
import { ReportInput } from "./input"
import { outstandingDays } from "./outstanding"

/** What is owed with one bucket and one week of payment: the aging and the cash calendar are two sums over the same rows. */
export type Owed = { bucket: string; week: Day; amount: string; count: string }

/** SQL of the Monday of a day's week (`day` is SQL of a day as text); a missing or past day counts in the week of `:as_of`. */
export const weekSql = (day: string): string =>
  `case when ${day} is null or ${day} <= :as_of then :this_week
    else to_char(date_trunc('week', cast(${day} as date)), 'YYYY-MM-DD') end`

/** The parameters of `weekSql`. */
export const weekDays = (as_of: Day) => ({ as_of, this_week: weekStart(as_of) })

/** Outstanding by bucket and week, each instalment by its own due date. */
export async function owed(source: DataSource, input: ReportInput): Promise<Owed[]> {
  const { query, outstanding, count } = outstandingDays(source, input)
  return query
    .addSelect(bucketSql("n.due_date"), "bucket")
    .addSelect(weekSql("n.due_date"), "week")
    .addSelect(`sum(${outstanding})`, "amount")
    .addSelect(count, "count")
    .setParameters({ ...bucketDays(input.as_of), ...weekDays(input.as_of) })
    .groupBy("1")
    .addGroupBy("2")
    .getRawMany()
}

/** Sums of the rows that share a key. */
export function sumBy<Key extends "bucket" | "week">(
  rows: Owed[],
  key: Key
): (Pick<Owed, Key> & { amount: string; count: string })[] {
  const groups = new Map<string, Owed[]>()
  for (const row of rows) {
    groups.set(row[key], [...(groups.get(row[key]) ?? []), row])
  }
  const sum = (group: Owed[], name: "amount" | "count") => MathBN.add(0, ...group.map((row) => row[name])).toFixed()
  return [...groups.values()].map((group) => ({
    ...({ [key]: group[0][key] } as Pick<Owed, Key>),
    amount: sum(group, "amount"),
    count: sum(group, "count"),
  }))
}
