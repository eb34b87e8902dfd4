import { DataSource } from "typeorm"

import { pivotAnswer, PivotAnswer } from "../pivot/answer"
import { binder, PivotInput, rowsOf } from "../pivot/frame"
import { Pivot } from "../pivot/pivot"
import { DATASETS } from "../pivot/registry"
import { pivotStatement, StatementRow } from "../pivot/statement"
import { figure } from "../rules/aging"
import { Page } from "./aging"
import { read } from "./read"
import { streamRows } from "./stream-rows"

/** A page of a pivot with its totals, in one statement. */
export async function pivotPage(source: DataSource, pivot: Pivot, input: PivotInput, page: Page): Promise<PivotAnswer> {
  return pivotAnswer(pivot, await read<StatementRow>(source, ...pivotStatement(pivot, input, page)))
}

/** Every row of a pivot, the totals first, a batch at a time. */
export const streamPivot = (
  source: DataSource,
  pivot: Pivot,
  input: PivotInput,
  onRows: (rows: StatementRow[]) => Promise<void>
): Promise<void> => streamRows(source, pivotStatement(pivot, input), onRows)

/** A document behind a cell, with what it adds to the figure. */
export type PivotDocument = {
  id: string
  number: string
  customer_name: string | null
  day: string | null
  amount: number
}

/** The documents behind a figure of the first measure, those that add most first, and what they come to. */
export async function pivotDocuments(
  source: DataSource,
  pivot: Pivot,
  input: PivotInput,
  page: Page
): Promise<{ documents: PivotDocument[]; count: number; total: number }> {
  const binding = binder(input)
  const { bind, write, values } = binding
  const { from, where } = rowsOf(pivot, input, binding)
  const { document, dates } = DATASETS[pivot.dataset]
  const { of } = pivot.measure(pivot.measures[0])
  const statement = write(`
    with behind as materialized (
      select ${document.id} as id, max(${document.number}) as number, max(f.customer_name) as customer_name,
             max(${(dates as Record<string, string>)[pivot.date]}) as day, sum(${of}) as amount
        from ${from} where ${where} group by 1 having sum(${of}) <> 0)
    select b.*, a.all_count, a.all_amount
      from (select count(*)::text as all_count, coalesce(sum(amount), 0)::text as all_amount from behind) a
      left join (select id, number, customer_name, day, amount::text from behind order by behind.amount desc, id
                  limit ${bind(page.limit, "int")} offset ${bind(page.offset, "int")}) b on true
     order by b.amount::numeric desc, b.id`)
  const rows = await read<Record<"id" | "number" | "amount" | "all_count" | "all_amount", string> & PivotDocument>(
    source,
    statement,
    values
  )
  return {
    documents: rows
      .filter(({ id }) => id !== null)
      .map(({ id, number, customer_name, day, amount }) => ({
        id,
        number,
        customer_name,
        day,
        amount: figure(amount),
      })),
    count: figure(rows[0].all_count),
    total: figure(rows[0].all_amount),
  }
}
