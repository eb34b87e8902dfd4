import { MathBN } from "@medusajs/framework/utils"
import { DataSource } from "typeorm"

import { figure } from "../rules/aging"
import { agedTotals } from "./aging"
import { creditsAt } from "./credits"
import { ReportInput } from "./input"
import { JournalInput } from "./journal"
import { outstandingAt } from "./outstanding"
import { read } from "./read"
import { soldCoverOn } from "./sold-cover/report"

/** One figure as each side has it; null where a side does not know it. */
export type TieOutRow = {
  key:
    | "opening"
    | "invoiced"
    | "credited"
    | "received"
    | "refunded"
    | "outstanding"
    | "customer_credit"
    | "balance"
    | "sold_cover"
  documents: number | null
  journal: number
  aging: number | null
  /** Largest distance between two of the sides. */
  difference: number
}

/** An invoice of which journal and aging say different amounts. */
export type TieOutDifference = {
  invoice_id: string
  number: string | null
  journal: number
  aging: number
  difference: number
}

export type TieOut = {
  rows: TieOutRow[]
  /** At most 100 invoices that make a difference. */
  differences: TieOutDifference[]
  /** At most 100 entries whose debits are not their credits. */
  unbalanced: { entry_id: string; number: string | null; difference: number }[]
}

const SHOWN = 100
const OPENING = ["opening_invoice", "opening_voided", "opening_credit", "opening_undone"]
const OF_COMPANY = "currency_code = $1 and company_id = $2"

/** Documents, journal and aging of a company's period beside each other; `input.as_of` is the period's last day. */
export async function tieOut(source: DataSource, input: ReportInput, period: JournalInput): Promise<TieOut> {
  const { currency_code, company_id, from, to } = period
  const values = [currency_code, company_id, from, to]
  const then = { ...input, company_id, as_of: to }
  const [documents, lines, aged, free, cover, unbalanced, differences] = await Promise.all([
    read<{ kind: string; moved: string; balance: string }>(
      source,
      `select kind, coalesce(sum(amount) filter (where movement_date >= $3), 0) as moved, sum(amount) as balance
         from crm_view_movement where ${OF_COMPANY} and movement_date <= $4 group by 1`,
      values
    ),
    read<{ kind: string; account: string; moved: string; balance: string }>(
      source,
      `select kind, account, coalesce(sum(amount) filter (where entry_date >= $3), 0) as moved, sum(amount) as balance
         from crm_view_journal_line where ${OF_COMPANY} and entry_date <= $4 group by 1, 2`,
      values
    ),
    agedTotals(source, then),
    freeCredit(source, then),
    soldCoverOn(source, { currency_code, company_id, day: to }),
    read<{ entry_id: string; number: string | null; difference: string }>(
      source,
      `select entry_id, max(number) as number, sum(amount) as difference from crm_view_journal_line
        where ${OF_COMPANY} and entry_date >= $3 and entry_date <= $4
        group by 1 having sum(amount) <> 0 order by 1 limit ${SHOWN}`,
      values
    ),
    invoiceDifferences(source, then, period),
  ])
  const total = (amounts: string[]): string => MathBN.add(0, ...amounts).toFixed()
  const moved = (...kinds: string[]): string =>
    total(documents.filter(({ kind }) => kinds.includes(kind)).map((row) => row.moved))
  const booked = (account: string, ...kinds: string[]): string =>
    total(lines.filter((row) => row.account === account && kinds.includes(row.kind)).map((row) => row.moved))
  const standing = (account: string): string =>
    total(lines.filter((row) => row.account === account).map((row) => row.balance))
  const minus = (amount: string): string => MathBN.mult(amount, -1).toFixed()
  const net = MathBN.sub(aged.total, free).toFixed()
  return {
    rows: [
      row("opening", moved(...OPENING), minus(booked("opening_balance", ...OPENING)), null),
      row("invoiced", moved("invoice", "invoice_voided"), booked("receivables", "invoice", "invoice_voided"), null),
      row("credited", minus(moved("credit_note")), minus(booked("customer_credit", "credit_note")), null),
      row("received", minus(moved("receipt")), booked("bank", "receipt"), null),
      row("refunded", moved("refund", "refund_undone"), minus(booked("bank", "refund", "refund_undone")), null),
      row("outstanding", null, standing("receivables"), aged.total),
      row("customer_credit", null, minus(standing("customer_credit")), free),
      row(
        "balance",
        total(documents.map(({ balance }) => balance)),
        MathBN.add(standing("receivables"), standing("customer_credit")).toFixed(),
        net
      ),
      row("sold_cover", cover, minus(standing("cover_liability")), null),
    ],
    differences,
    unbalanced: unbalanced.map((entry) => ({ ...entry, difference: figure(entry.difference) })),
  }
}

function row(key: TieOutRow["key"], documents: string | null, journal: string, aging: string | null): TieOutRow {
  const sides = [documents, journal, aging].filter((side): side is string => side !== null)
  return {
    key,
    documents: documents === null ? null : figure(documents),
    journal: figure(journal),
    aging: aging === null ? null : figure(aging),
    difference: figure(MathBN.sub(MathBN.max(...sides), MathBN.min(...sides)).toFixed()),
  }
}

/** Receipts and credit notes with something free, advances too. */
async function freeCredit(source: DataSource, input: ReportInput): Promise<string> {
  const { query, unallocated } = creditsAt(source, input)
  const found = await query.addSelect(`coalesce(sum(${unallocated}), 0)`, "amount").getRawOne<{ amount: string }>()
  return found?.amount ?? "0"
}

/** Invoices that ask for another amount in the journal than in the aging. */
async function invoiceDifferences(
  source: DataSource,
  input: ReportInput,
  period: JournalInput
): Promise<TieOutDifference[]> {
  const { query, outstanding } = outstandingAt(source, input)
  const [aged, values] = query
    .addSelect("n.invoice_id", "invoice_id")
    .addSelect(`sum(${outstanding})`, "amount")
    .groupBy("n.invoice_id")
    .getQueryAndParameters()
  const at = (offset: number): string => `$${values.length + offset}`
  const rows = await read<{ invoice_id: string; number: string | null; journal: string; aging: string }>(
    source,
    `select invoice_id, j.number, coalesce(j.amount, 0) as journal, coalesce(a.amount, 0) as aging
       from (select invoice_id, max(number) filter (where reference = 'crm_invoice') as number, sum(amount) as amount
               from crm_view_journal_line
              where account = 'receivables' and currency_code = ${at(1)} and company_id = ${at(2)} and entry_date <= ${at(3)} group by 1) j
       full join (${aged}) a using (invoice_id)
      where coalesce(j.amount, 0) <> coalesce(a.amount, 0) order by 1 limit ${SHOWN}`,
    [...values, period.currency_code, period.company_id, period.to]
  )
  return rows.map(({ invoice_id, number, journal, aging }) => ({
    invoice_id,
    number,
    journal: figure(journal),
    aging: figure(aging),
    difference: figure(MathBN.sub(journal, aging).toFixed()),
  }))
}
