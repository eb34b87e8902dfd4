import { MathBN, MedusaError } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { Day } from "../../../shared/days"
import { Bucket, figure } from "../rules/aging"
import type { MovementKind } from "../views/movement"
import { agedTotals, OpenInstalmentRow, openInstalments } from "./aging"
import { creditsAt } from "./credits"
import { ReportInput } from "./input"
import { ASKED_THEN, MOVED_SUMS } from "./outstanding"
import { read } from "./read"

/** More movements than this are read by shorter ranges; a paper of them would have hundreds of pages. */
export const MAX_MOVEMENTS = 10_000

/** What moved the balance of a debtor, and the balance after it. Positive amounts raise what is owed. */
export type StatementMovement = {
  id: string
  kind: MovementKind
  date: Day
  due_date: Day | null
  reference: string
  reference_id: string
  number: string | null
  /** Who bought, where several buyers share the debtor. */
  customer_name: string | null
  note: string | null
  amount: number
  balance: number
}

/** What a debtor owed, what moved it and what it owes, in one currency. Days are the store's. */
export type Statement = {
  bill_to_customer_id: string
  currency_code: string
  /** The company whose documents these are; null where there is not just one. */
  company_id: string | null
  from: Day
  to: Day
  /** Balance at the end of the day before `from`. */
  opening_balance: number
  movements: StatementMovement[]
  /** Balance at the end of `to`: outstanding − unallocated − advances. */
  closing_balance: number
  outstanding: number
  overdue: number
  /** Receipts and credit notes that settle nothing yet. */
  unallocated: number
  /** Money taken on orders that are not wholly invoiced. */
  advances: number
  buckets: Bucket[]
  open_items: OpenInstalmentRow[]
}

/** `customer_id` is whom the statement is to, `customer_ids` are all who are that one; left out, it alone. */
export type StatementInput = Omit<ReportInput, "as_of"> & {
  customer_id: string
  customer_ids?: string[]
  from: Day
  to: Day
}

type Row = Omit<StatementMovement, "amount" | "balance" | "date"> & {
  movement_date: Day
  amount: string
  balance: string
}

const OF_DEBTOR = "bill_to_customer_id = any ($1) and currency_code = $2"

/**
 * The statement of a debtor: every document and movement of a range on its own day, with the balance after each.
 *
 * @throws INVALID_DATA for a range with too many movements, or one that ends before it begins
 */
export async function statement(source: DataSource, input: StatementInput): Promise<Statement> {
  const { customer_id, customer_ids = [customer_id], currency_code, from, to } = input
  if (to < from) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A statement cannot go from ${from} to ${to}; its last day comes first.`
    )
  }
  const then = { ...input, customer_ids, as_of: to }
  const [[before], rows, aged, credits, open] = await Promise.all([
    read<{ balance: string; count: string; first: string | null; last: string | null }>(
      source,
      `select coalesce(sum(amount) filter (where movement_date < $3), 0) as balance,
              count(*) filter (where movement_date >= $3) as count, min(company_id) as first, max(company_id) as last
         from crm_view_movement where ${OF_DEBTOR} and movement_date <= $4`,
      [customer_ids, currency_code, from, to]
    ),
    read<Row>(
      source,
      `select * from (
         select id, kind, movement_date, due_date, reference, reference_id, number, customer_name, note, amount, created_at,
                sum(amount) over (order by movement_date, created_at, id) as balance
           from crm_view_movement where ${OF_DEBTOR} and movement_date <= $4) m
        where movement_date >= $3 order by movement_date, created_at, id limit ${MAX_MOVEMENTS}`,
      [customer_ids, currency_code, from, to]
    ),
    agedTotals(source, then),
    freeCredit(source, then),
    openInstalments(source, then, { limit: MAX_MOVEMENTS, offset: 0 }, { order: "due_date" }),
  ])
  if (figure(before.count) > MAX_MOVEMENTS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `A statement has at most ${MAX_MOVEMENTS} movements, and from ${from} to ${to} there are ${before.count}; choose a shorter range.`
    )
  }
  return {
    bill_to_customer_id: customer_id,
    currency_code,
    company_id: before.first === before.last ? before.first : null,
    from,
    to,
    opening_balance: figure(before.balance),
    movements: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      date: row.movement_date,
      due_date: row.due_date,
      reference: row.reference,
      reference_id: row.reference_id,
      number: row.number,
      customer_name: row.customer_name,
      note: row.note,
      amount: figure(row.amount),
      balance: figure(row.balance),
    })),
    closing_balance: figure(rows.length ? rows[rows.length - 1].balance : before.balance),
    outstanding: figure(aged.total),
    overdue: figure(aged.overdue),
    unallocated: figure(credits.unallocated),
    advances: figure(credits.advances),
    buckets: aged.buckets,
    open_items: open.open_instalments,
  }
}

async function freeCredit(source: DataSource, input: ReportInput): Promise<{ unallocated: string; advances: string }> {
  const { query, unallocated } = creditsAt(source, input)
  const row = await query
    .addSelect(`coalesce(sum(${unallocated}) filter (where not c.is_advance), 0)`, "unallocated")
    .addSelect(`coalesce(sum(${unallocated}) filter (where c.is_advance), 0)`, "advances")
    .getRawOne<{ unallocated: string; advances: string }>()
  return row ?? { unallocated: "0", advances: "0" }
}

/** A debtor's currencies, those with a balance first, then by code. */
export async function statementCurrencies(source: DataSource, customer_ids: string[]): Promise<string[]> {
  const rows = await read<{ currency_code: string; balance: string }>(
    source,
    `select currency_code, sum(amount) as balance from crm_view_movement where bill_to_customer_id = any ($1) group by 1 order by 1`,
    [customer_ids]
  )
  const isOpen = ({ balance }: { balance: string }): boolean => !MathBN.eq(balance, 0)
  return [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row))].map(({ currency_code }) => currency_code)
}

export type StatementDue = { customer_id: string; currency_code: string }

/** Every debtor has an invoice, a credit note or a receipt: the next one by the index of each. */
const NEXT_OF = (kind: "invoice" | "credit_note" | "receipt"): string =>
  `(select v.bill_to_customer_id from crm_view_movement v where v.kind = '${kind}' and v.bill_to_customer_id > d.id order by 1 limit 1)`

/** $1 the last debtor looked at, $2 how many, $3 only these. Walks from debtor to debtor, so that a page costs the same in any shop. */
const NEXT_DEBTORS = `
  with recursive d(id) as (
    select $1::text
    union all
    select (select min(next) from (values (${NEXT_OF("invoice")}), (${NEXT_OF("credit_note")}), (${NEXT_OF("receipt")})) v(next))
      from d where d.id is not null)
  select id from (select id from d where id is not null and $3::text[] is null offset 1 limit $2) walked
   union all
  select id from (select distinct id from unnest($3::text[]) id where id > $1 order by 1 limit $2) chosen
   order by 1`

/**
 * $1 and $2 the range, $3 the debtors, $4 and $5 the last of the page before. A document may be open though free credit of the same
 * amount stands beside it, so that a balance of 0 alone says nothing.
 */
const DUE_OF = `
  with theirs as (select reference_id from crm_view_movement where kind = 'invoice' and bill_to_customer_id = any($3)),
       moved as (
         select * from (${MOVED_SUMS.replaceAll(":as_of", "$2")}) x
          where instalment_id in (select id from crm_view_instalment where invoice_id in (select reference_id from theirs))),
       asked as (
         select distinct n.bill_to_customer_id, n.currency_code
           from crm_view_instalment n left join moved m on m.instalment_id = n.id
          where n.invoice_id in (select reference_id from theirs) and ${ASKED_THEN.replaceAll(":as_of", "$2")})
  select v.bill_to_customer_id as customer_id, v.currency_code from crm_view_movement v
    left join asked a on a.bill_to_customer_id = v.bill_to_customer_id and a.currency_code = v.currency_code
   where v.bill_to_customer_id = any($3) and v.movement_date <= $2 and (v.bill_to_customer_id, v.currency_code) > ($4, $5)
   group by 1, 2 having sum(v.amount) <> 0 or max(v.movement_date) >= $1 or count(a.currency_code) > 0
   order by 1, 2`

/**
 * Debtors who get a statement of a range: they owe or are owed something at its end, something moved in it, or a document is open
 * though free credit of the same amount stands beside it: until that is used, both want to be confirmed.
 *
 * @param after - the last debtor of the page before
 * @param customer_ids - only these debtors
 */
export async function statementsDue(
  source: DataSource,
  {
    from,
    to,
    after,
    limit,
    customer_ids = null,
  }: { from: Day; to: Day; after: StatementDue | null; limit: number; customer_ids?: string[] | null }
): Promise<StatementDue[]> {
  const due: StatementDue[] = []
  const cursor = [after?.customer_id ?? "", after?.currency_code ?? ""]
  let last = after?.customer_id ?? ""
  // The page before may have ended between two currencies of one debtor.
  let debtors = after ? [last] : []
  for (;;) {
    const next = await read<{ id: string }>(source, NEXT_DEBTORS, [last, limit, customer_ids])
    debtors.push(...next.map(({ id }) => id))
    due.push(...(await read<StatementDue>(source, DUE_OF, [from, to, debtors, ...cursor])))
    if (due.length >= limit || next.length < limit) {
      return due.slice(0, limit)
    }
    last = next[next.length - 1].id
    debtors = []
  }
}

/** Whether anything of a debtor belongs to other users than these; what is nobody's is everyone's. */
export async function movementsOfOthers(
  source: DataSource,
  customer_ids: string[],
  owner_ids: string[]
): Promise<boolean> {
  const rows = await read<{ id: string }>(
    source,
    `select id from crm_view_movement where bill_to_customer_id = any ($1) and owner_id is not null and owner_id <> all($2) limit 1`,
    [customer_ids, owner_ids]
  )
  return rows.length > 0
}
