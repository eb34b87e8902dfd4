import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import { calendarWeeks, weekStart } from "../rules/weeks"
import { Page } from "./aging"
import { CASH_KINDS, CashCase, CashKind, weekOf, withCashEntries } from "./cash-entries"
import { ReportInput } from "./input"
import { read } from "./read"

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

/** What tells parts apart, and puts them in order: two that agree in all of it are pieces of one, which are told apart by nothing else. */
type Key = Pick<CashItem, "kind"> & { part_id: string; expected_date: Day; amount: string }

/**
 * The documents behind a piece of a bar of the money calendar, with what they add up to.
 *
 * What is shown of documents is looked up of those on the page alone: the day and amount of all others are read from indexes.
 */
export async function cashItems(
  source: DataSource,
  input: ReportInput,
  page: Page,
  filters: CashItemFilters
): Promise<{ items: CashItem[]; count: number; total: number }> {
  const { count, total, keys } = await keysOf(source, input, page, filters)
  const found = keys.length ? await itemsOf(source, input, keys, filters) : []
  const byKey = new Map<string, Found[]>()
  for (const item of found) {
    byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item])
  }
  return {
    // What changed since the moment of the first statement is left out.
    items: keys.flatMap((key) => byKey.get(keyOf(key))?.shift() ?? []).map(itemOf),
    count: figure(count),
    total: figure(total),
  }
}

const ORDER = "expected_date, kind desc, part_id, amount"

async function keysOf(
  source: DataSource,
  input: ReportInput,
  { limit, offset }: Page,
  { week, kind, case: is }: CashItemFilters
): Promise<{ count: string; total: string; keys: Key[] }> {
  const query = withCashEntries(source, input, is, kind ? [kind] : CASH_KINDS)
    .select(["e.kind as kind", "e.part_id as part_id", "e.amount as amount"])
    .addSelect(EXPECTED, "expected_date")
    .from("entry", "e")
  if (week === "later") {
    query.andWhere(`${weekOf("e.day")} > :last_week`, { last_week: calendarWeeks(input.as_of).pop() })
  } else if (week) {
    query.andWhere(`${weekOf("e.day")} = :week`, { week: weekStart(week) })
  }
  const [asked, values] = query.getQueryAndParameters()
  const rows = await read<Key & { part_id: string | null; count: string; total: string }>(
    source,
    `with asked as materialized (${asked})
     select t.count, t.total, k.*
       from (select count(*) as count, coalesce(sum(amount), 0) as total from asked) t
       left join (select * from asked order by ${ORDER} limit $${values.length + 1} offset $${values.length + 2}) k on true
      order by ${ORDER}`,
    [...values, limit, offset]
  )
  const [{ count, total }] = rows
  return { count, total, keys: rows.filter(({ part_id }) => part_id !== null) }
}

type Found = Omit<CashItem, "probability" | "amount"> & { part_id: string; probability: string | null; amount: string }

const itemsOf = (
  source: DataSource,
  input: ReportInput,
  keys: Key[],
  { case: is }: CashItemFilters
): Promise<Found[]> =>
  withCashEntries(source, input, is, [...new Set(keys.map(({ kind }) => kind))], {
    part_ids: [...new Set(keys.map(({ part_id }) => part_id))],
  })
    .select(COLUMNS.map((column) => `e.${column} as ${column}`))
    .addSelect("e.bill_to_customer_id", "customer_id")
    .addSelect(EXPECTED, "expected_date")
    .from("entry", "e")
    .orderBy("e.promised_date")
    .getRawMany()

const EXPECTED = "to_char(e.day, 'YYYY-MM-DD')"

const keyOf = ({ kind, part_id, expected_date, amount }: Key): string =>
  [kind, part_id, expected_date, amount].join(" ")

const itemOf = ({ part_id: _part_id, probability, amount, ...item }: Found): CashItem => ({
  ...item,
  probability: probability === null ? null : figure(probability),
  amount: figure(amount),
})

const COLUMNS = [
  "kind",
  "document",
  "id",
  "part_id",
  "number",
  "customer_name",
  "owner_id",
  "base_date",
  "promised_date",
  "probability",
  "amount",
] as const
