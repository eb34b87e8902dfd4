import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { calendarWeeks, weekStart } from "../rules/weeks"
import { Page } from "./aging"
import { CASH_KINDS, CashCase, CashKind, weekOf, withCashEntries } from "./cash-entries"
import { ReportInput } from "./input"

/** One part of a document that money is expected for. */
export type CashItem = {
  kind: CashKind
  document: "invoice" | "order" | "quote"
  /** Of the document. */
  id: string
  number: string | null
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  /** The day that the document says: due, ordered, accepted or expected to close. */
  base_date: Day | null
  /** When it was promised, where that decides. */
  promised_date: Day | null
  expected_date: Day
  /** Percent, of quotes. */
  probability: number | null
  amount: number
}

/** `week` is any day of the week, `later` what comes after the calendar's last one. */
export type CashItemFilters = { week?: Day | "later"; kind?: CashKind; case: CashCase }

/** The documents behind a piece of a bar of the money calendar, with what they add up to. */
export async function cashItems(
  source: DataSource,
  input: ReportInput,
  page: Page,
  { week, kind, case: is }: CashItemFilters
): Promise<{ items: CashItem[]; count: number; total: number }> {
  const query = withCashEntries(source, input, is, kind ? [kind] : CASH_KINDS).from("entry", "e")
  if (week === "later") {
    query.andWhere(`${weekOf("e.day")} > :last_week`, { last_week: calendarWeeks(input.as_of).pop() })
  } else if (week) {
    query.andWhere(`${weekOf("e.day")} = :week`, { week: weekStart(week) })
  }
  const sums = await query
    .clone()
    .select("count(*)", "count")
    .addSelect("coalesce(sum(e.amount), 0)", "total")
    .getRawOne<{ count: string; total: string }>()
  const rows: (Omit<CashItem, "probability" | "amount"> & { probability: string | null; amount: string })[] =
    await query
      .select(COLUMNS.map((column) => `e.${column} as ${column}`))
      .addSelect("e.bill_to_customer_id", "customer_id")
      .addSelect("to_char(e.day, 'YYYY-MM-DD')", "expected_date")
      .orderBy("e.day")
      .addOrderBy("e.kind", "DESC")
      .addOrderBy("e.part_id")
      .addOrderBy("e.amount")
      .limit(page.limit)
      .offset(page.offset)
      .getRawMany()
  return {
    items: rows.map((row) => ({
      ...row,
      probability: row.probability === null ? null : figure(row.probability),
      amount: figure(row.amount),
    })),
    count: figure(sums?.count),
    total: figure(sums?.total),
  }
}

const COLUMNS = [
  "kind",
  "document",
  "id",
  "number",
  "customer_name",
  "owner_id",
  "base_date",
  "promised_date",
  "probability",
  "amount",
] as const
