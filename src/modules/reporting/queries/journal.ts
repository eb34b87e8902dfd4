import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { AccountRole, JournalAccounts, journalAccounts } from "../../../shared/accounts"
import { Day } from "../../../shared/days"
import { figure } from "../rules/aging"
import type { EntryKind } from "../views/journal-line"
import { Page } from "./aging"
import { read } from "./read"
import { streamRows } from "./stream-rows"

/** Whose books, of which days, in which accounts (plain ones unless said). */
export type JournalInput = { currency_code: string; company_id: string; from: Day; to: Day; accounts?: JournalAccounts }

/** One line of double entry. Amounts are exact decimal text; one of debit and credit is "0". */
export type JournalRow = {
  /** The same whenever the line is read. */
  id: string
  entry_id: string
  kind: EntryKind
  date: Day
  number: string | null
  reference: string
  reference_id: string
  customer_id: string | null
  customer_name: string | null
  account: AccountRole
  account_code: string
  /** What the store calls the account; null where it has no name of its own. */
  account_name: string | null
  /** What tells accounts of one role apart: the tax, how money moved, what was sold. */
  key: string
  currency_code: string
  debit: string
  credit: string
}

export type JournalAccount = Pick<JournalRow, "account" | "account_code" | "account_name" | "key"> & {
  debit: number
  credit: number
}

/** A line with the place of the row that its revenue is booked by. */
type Stored = Omit<JournalRow, "account_code" | "account_name"> & { place: number | null }

/** The first row of the store's that names what was sold, by its place. */
const PLACE = `left join lateral (
  select r.place from jsonb_array_elements($5::jsonb) with ordinality as r (sold, place)
   where l.account = 'revenue' and l.revenue_groups @> jsonb_build_array(r.sold) order by r.place limit 1) p on true`

/** Lines of a period; what goes to one account in one entry is one line. */
const LINES = `select l.entry_id, l.kind, l.entry_date, l.number, l.reference, l.reference_id, l.bill_to_customer_id, l.customer_name, l.position,
    l.account, l.key, p.place::int as place, l.currency_code, sum(l.amount) as amount
  from crm_view_journal_line l ${PLACE}
  where l.currency_code = $1 and l.company_id = $2 and l.entry_date >= $3 and l.entry_date <= $4
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 having sum(l.amount) <> 0`

const COLUMNS = `l.entry_id, l.entry_id || ':' || l.position || case when l.key = '' then '' else ':' || l.key end
    || coalesce(':' || ($5::jsonb -> (l.place - 1) ->> 'id'), '') as id,
  l.kind, l.entry_date as date, l.number, l.reference, l.reference_id, l.bill_to_customer_id as customer_id, l.customer_name, l.account, l.key, l.place,
  l.currency_code, trim_scale(greatest(l.amount, 0))::text as debit, trim_scale(greatest(-l.amount, 0))::text as credit`

/** The order of a journal: by day, what is issued before what is paid, by number; the same every time. */
const ORDER = `order by l.entry_date, case l.kind when 'opening_invoice' then 0 when 'opening_credit' then 0 when 'invoice' then 1 when 'credit_note' then 2 when 'receipt' then 3 else 4 end,
  l.number, l.entry_id, l.position, l.key, l.place nulls first`

const valuesOf = ({ currency_code, company_id, from, to, accounts }: JournalInput): unknown[] => [
  currency_code,
  company_id,
  from,
  to,
  JSON.stringify((accounts?.revenue ?? []).map(({ kind, id }) => ({ kind, id }))),
]

/** Puts a line into the store's accounts. */
const booked =
  ({ accounts = journalAccounts(null) }: JournalInput) =>
  <Row extends { account: AccountRole; key: string; place: number | null }>({ place, ...row }: Row) => {
    const sold = place ? accounts.revenue[place - 1] : null
    const { code, name } = sold ?? accounts.accounts[row.account]
    return { ...row, account_code: code, account_name: name, key: sold ? sold.label : row.key }
  }

/** A page of lines with what all of the period add up to, in all and by account. */
export async function journal(
  source: DataSource,
  input: JournalInput,
  page: Page
): Promise<{ lines: JournalRow[]; count: number; debit: number; credit: number; accounts: JournalAccount[] }> {
  const values = valuesOf(input)
  const [rows, accounts] = await Promise.all([
    read<Stored>(source, `select ${COLUMNS} from (${LINES}) l ${ORDER} limit $6 offset $7`, [...values, page.limit, page.offset]),
    read<{ account: AccountRole; key: string; place: number | null; debit: string; credit: string; count: string }>(
      source,
      `select l.account, l.key, l.place, count(*) as count, sum(greatest(l.amount, 0)) as debit, sum(greatest(-l.amount, 0)) as credit
       from (${LINES}) l group by 1, 2, 3 order by 1, 2, 3`,
      values
    ),
  ])
  const sum = (name: "debit" | "credit" | "count"): number =>
    MathBN.add(0, ...accounts.map((account) => account[name])).toNumber()
  return {
    lines: rows.map(booked(input)),
    count: sum("count"),
    debit: sum("debit"),
    credit: sum("credit"),
    accounts: accounts
      .map(booked(input))
      .map(({ count: _count, ...account }) => ({ ...account, debit: figure(account.debit), credit: figure(account.credit) }))
      .sort((a, b) => a.account_code.localeCompare(b.account_code) || a.key.localeCompare(b.key)),
  }
}

/** Every line of a period in the journal's order, a batch at a time. */
export async function streamJournal(
  source: DataSource,
  input: JournalInput,
  onLines: (lines: JournalRow[]) => Promise<void>
): Promise<void> {
  await streamRows<Stored>(source, [`select ${COLUMNS} from (${LINES}) l ${ORDER}`, valuesOf(input)], (rows) =>
    onLines(rows.map(booked(input)))
  )
}
