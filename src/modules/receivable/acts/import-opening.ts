import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day, daysBetween } from "../../../shared/days"
import { OPENING_INVOICE, OPENING_SERIES, OpeningKind } from "../../../shared/opening-balance"
import { debtorOf, netTerms } from "../rules/account-defaults"
import { chainHash } from "../rules/hash-chain"
import { invoiceTotals } from "../rules/invoice-totals"
import { OpeningEntry, OpeningProblem, OpeningRow, sayProblem } from "../rules/opening-csv"
import { setChainHead, takeNumber } from "../sql/counter"
import { readFrozen } from "../sql/frozen"
import { readPeriodLocks } from "../sql/periods"
import { insertRows, lockName, record } from "../sql/rows"
import { InvoiceDraftInput } from "../types"
import { headRow, lineRows } from "./draft-invoice"
import { TAKEN_BACK } from "./take-receipt-back"

/** Whose document it was, as a paper of today names both sides. */
export type OpeningParty = Pick<
  InvoiceDraftInput,
  "customer_name" | "customer_kind" | "locale" | "seller" | "buyer" | "billing_address" | "payment_instructions"
> & { customer_id: string }

export type OpeningInput = {
  company_id: string
  rows: OpeningRow[]
  /** By e-mail address, in lower case. */
  parties: Map<string, OpeningParty>
}

export type OpeningImport = OpeningInput & {
  filename?: string | null
  /** A line's words, in the language of the document. */
  titleOf: (entry: OpeningEntry, locale: string) => { title: string; subtitle: string | null }
  today: Day
  actor: Actor
}

/** `known` was taken before, `repeated` stands in the file before, of `settled` nothing is left. */
export type OpeningState = "new" | "known" | "repeated" | "settled" | "wrong"

/** What became, or would become, of a line. */
export type OpeningResult = OpeningRow & {
  state: OpeningState
  customer_id: string | null
  customer_name: string | null
  reference: "crm_invoice" | "crm_receipt" | null
  reference_id: string | null
}

/** Documents of one statement: a row has at most 60 values, and PostgreSQL takes 65,535. */
const PAGE = 500

/** Problems that a refusal names. */
const NAMED = 10

const REFERENCE = { invoice: "crm_invoice", credit: "crm_receipt" } as const

/** What the lines of a file would become; changes nothing. */
export async function previewOpening(
  manager: EntityManager,
  { company_id, rows, parties }: OpeningInput
): Promise<OpeningResult[]> {
  const [lock] = await readPeriodLocks(manager, company_id)
  const known = await knownDocuments(manager, company_id, rows)
  const seen = new Map<string, OpeningRow>()
  return rows.map((row) => {
    const party = parties.get(row.said.email)
    const names = { customer_id: party?.customer_id ?? null, customer_name: party?.customer_name ?? null }
    const result = (state: OpeningState, problem?: OpeningProblem, reference_id: string | null = null): OpeningResult => ({
      ...row,
      ...names,
      state,
      reference: reference_id && row.entry ? REFERENCE[row.entry.kind] : null,
      reference_id,
      ...(problem ? { problem } : {}),
    })
    if (!row.entry) {
      return result("wrong", row.problem)
    }
    if (!party) {
      return result("wrong", { code: "customer", value: row.said.email })
    }
    const key = keyOf(row.entry.kind, row.entry.number, party.customer_id)
    const before = seen.get(key)
    if (before) {
      return sameEntry(before.entry!, row.entry)
        ? result("repeated")
        : result("wrong", { code: "twice", value: String(before.line_number) })
    }
    seen.set(key, row)
    const id = known.get(key)
    if (id) {
      return result("known", undefined, id)
    }
    if (/^0*\.?0*$/.test(row.entry.outstanding)) {
      return result("settled")
    }
    return lock?.lock_date && row.entry.issue_date <= lock.lock_date
      ? result("wrong", { code: "closed", value: lock.lock_date })
      : result("new")
  })
}

/**
 * Takes over what a ledger of before left open, all of the file or nothing: invoices as issued documents of their own kind, what is owed to
 * customers as receipts of source "opening". A document that was taken before stays as it is.
 *
 * @throws INVALID_DATA naming every line that is wrong, up to ten
 */
export async function importOpening(manager: EntityManager, input: OpeningImport): Promise<OpeningResult[]> {
  await lockName(manager, `crm_opening:${input.company_id}`)
  const results = await previewOpening(manager, input)
  const wrong = results.filter(({ state }) => state === "wrong")
  if (wrong.length) {
    const said = wrong.slice(0, NAMED).map(({ line_number, problem }) => `line ${line_number}: ${sayProblem(problem!)}`)
    const more = wrong.length > NAMED ? ` and ${wrong.length - NAMED} more` : ""
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Nothing was imported. ${said.join("; ")}${more}.`)
  }
  const fresh = results.filter(({ state }) => state === "new")
  const debtors = await debtorsOf(manager, [...new Set(fresh.map(({ customer_id }) => customer_id!))])
  const made = new Map<OpeningResult, string>()
  for (const kind of ["invoice", "credit"] as const) {
    // By day, so that the chain follows the order of the documents.
    const own = fresh
      .filter(({ entry }) => entry!.kind === kind)
      .sort((a, b) => (a.entry!.issue_date < b.entry!.issue_date ? -1 : a.entry!.issue_date > b.entry!.issue_date ? 1 : 0))
    for (let start = 0; start < own.length; start += PAGE) {
      const page = own.slice(start, start + PAGE)
      const write = kind === "invoice" ? writeInvoices : writeCredits
      const ids = await write(manager, input, page, debtors)
      page.forEach((result, index) => made.set(result, ids[index]))
      await recordImport(manager, input, page, ids)
    }
  }
  return results.map((result) => {
    const id = made.get(result)
    return id ? { ...result, reference: REFERENCE[result.entry!.kind], reference_id: id } : result
  })
}

const keyOf = (kind: OpeningKind, number: string, customer_id: string): string => JSON.stringify([kind, number, customer_id])

const sameEntry = (a: OpeningEntry, b: OpeningEntry): boolean =>
  (Object.keys(a) as (keyof OpeningEntry)[]).every((name) => a[name] === b[name])

/** What was taken over before and still stands, by kind, number and customer; under the customer who pays too. */
async function knownDocuments(
  manager: EntityManager,
  company_id: string,
  rows: OpeningRow[]
): Promise<Map<string, string>> {
  const numbers = JSON.stringify([...new Set(rows.map(({ said }) => said.number))])
  const list = "array(select jsonb_array_elements_text(?::jsonb))"
  const found = await manager.execute<{ id: string; kind: OpeningKind; number: string; customer_id: string; debtor_id: string }[]>(
    `select id, 'invoice' as kind, number, customer_id, bill_to_customer_id as debtor_id from crm_invoice
      where document_type = '${OPENING_INVOICE}' and status <> 'voided' and deleted_at is null and company_id = ? and number = any (${list})
     union all
     select id, 'credit', number, customer_id, bill_to_customer_id from crm_receipt r
      where source = 'opening' and deleted_at is null and company_id = ? and number = any (${list})
        and not exists (select from crm_refund f where f.receipt_id = r.id and f.method = '${TAKEN_BACK}' and f.reversed_at is null and f.deleted_at is null)`,
    [company_id, numbers, company_id, numbers]
  )
  return new Map(
    found.flatMap(({ id, kind, number, customer_id, debtor_id }) =>
      [debtor_id, customer_id].map((customer): [string, string] => [keyOf(kind, number, customer), id])
    )
  )
}

/** Who owes for each customer. */
async function debtorsOf(manager: EntityManager, ids: string[]): Promise<Map<string, string>> {
  const accounts = await manager.execute<{ customer_id: string; bill_to_customer_id: string | null }[]>(
    `select customer_id, bill_to_customer_id from crm_customer_account
     where customer_id = any (array(select jsonb_array_elements_text(?::jsonb))) and deleted_at is null`,
    [JSON.stringify(ids)]
  )
  const known = new Map(accounts.map((account) => [account.customer_id, account]))
  return new Map(ids.map((id) => [id, debtorOf(id, known.get(id))!]))
}

async function writeInvoices(
  manager: EntityManager,
  { company_id, parties, titleOf, today, actor }: OpeningImport,
  page: OpeningResult[],
  debtors: Map<string, string>
): Promise<string[]> {
  const series = OPENING_SERIES.invoice
  const taken = await takeNumber(manager, { company_id, series, today, count: page.length })
  const drafts = page.map(({ entry, said, customer_id }, index) => {
    const { number, issue_date, due_date, currency_code, outstanding } = entry!
    const party = parties.get(said.email)!
    const lines: InvoiceDraftInput["lines"] = [
      {
        kind: "item",
        ...titleOf(entry!, party.locale),
        quantity: 1,
        unit_price: outstanding,
        subtotal: outstanding,
        discount_total: "0",
        tax_lines: [],
        is_service: true,
      },
    ]
    const totals = invoiceTotals(currency_code, lines)
    const head: InvoiceDraftInput = {
      ...party,
      currency_code,
      company_id,
      series,
      lines,
      bill_to_customer_id: debtors.get(customer_id!),
      document_type: OPENING_INVOICE,
      // The tax document is that of the ledger of before.
      fiscal_documents: "elsewhere",
      payment_terms: netTerms(daysBetween(issue_date, due_date)),
      supply_date: issue_date,
    }
    const id = generateEntityId(undefined, "crminv")
    const sequence = taken.sequence + index
    const issued = { number, year: taken.year, sequence, issue_date, due_date, issued_at: new Date(), issued_by: actor.actor_id }
    return { id, row: { id, ...headRow(head, totals), ...issued }, head, lines: lineRows(id, lines, totals), due_date }
  })
  await insertRows(manager, "crm_invoice", "crminv", drafts.map(({ row }) => row)) // prettier-ignore
  await insertRows(manager, "crm_invoice_item", "crmini", drafts.flatMap(({ lines }) => lines)) // prettier-ignore
  await insertRows(
    manager,
    "crm_instalment",
    "crmins",
    drafts.map(({ id, row, due_date }) => ({
      position: 1,
      due_date,
      amount: row.total,
      invoice_id: id,
      currency_code: row.currency_code,
      bill_to_customer_id: row.bill_to_customer_id,
      customer_id: row.customer_id,
      customer_name: row.customer_name,
      owner_id: row.owner_id,
      allocated_total: 0,
    }))
  )
  const ids = drafts.map(({ id }) => id)
  await freezeAll(manager, ids, taken.previous_hash, { company_id, series, year: taken.year })
  return ids
}

/** As `freeze`, of a page: each follows the one before it. */
async function freezeAll(
  manager: EntityManager,
  ids: string[],
  previous: string | null,
  counter: { company_id: string; series: string; year: number }
): Promise<void> {
  const documents = await readFrozen(manager, "crm_invoice", ids)
  let last = previous
  const links = ids.map((id) => {
    const before = last
    last = chainHash(documents.get(id)!, before)
    return { id, hash: last, before }
  })
  await manager.execute(
    `update crm_invoice i set status = 'issued', hash = v.hash, previous_hash = v.before, updated_at = now()
     from jsonb_to_recordset(?::jsonb) v (id text, hash text, before text) where i.id = v.id`,
    [JSON.stringify(links)]
  )
  await setChainHead(manager, { ...counter, hash: last! })
}

async function writeCredits(
  manager: EntityManager,
  { company_id, today }: OpeningImport,
  page: OpeningResult[],
  debtors: Map<string, string>
): Promise<string[]> {
  const series = OPENING_SERIES.credit
  const taken = await takeNumber(manager, { company_id, series, today, count: page.length })
  const before = await takenBefore(manager, company_id, page)
  return insertRows(
    manager,
    "crm_receipt",
    "crmrc",
    page.map(({ entry, customer_id, customer_name }, index) => {
      const source_id = sourceIdOf(company_id, customer_id!, entry!.number)
      const tries = before.get(source_id) ?? 0
      return {
        number: entry!.number,
        company_id,
        series,
        year: taken.year,
        sequence: taken.sequence + index,
        source: "opening",
        // One that was taken back may be taken over again.
        source_id: tries ? `${source_id}#${tries}` : source_id,
        customer_id,
        customer_name,
        bill_to_customer_id: debtors.get(customer_id!),
        amount: entry!.outstanding,
        currency_code: entry!.currency_code,
        received_date: entry!.issue_date,
        method: null,
        reference: null,
        owner_id: null,
      }
    })
  )
}

const sourceIdOf = (company_id: string, customer_id: string, number: string): string =>
  `${company_id}:${customer_id}:${number}`

/** How often each credit was taken over before, and taken back. */
async function takenBefore(manager: EntityManager, company_id: string, page: OpeningResult[]): Promise<Map<string, number>> {
  const rows = await manager.execute<{ source_id: string }[]>(
    `select company_id || ':' || customer_id || ':' || number as source_id from crm_receipt
     where source = 'opening' and deleted_at is null and company_id = ? and number = any (array(select jsonb_array_elements_text(?::jsonb)))`,
    [company_id, JSON.stringify(page.map(({ entry }) => entry!.number))]
  )
  const counts = new Map<string, number>()
  rows.forEach(({ source_id }) => counts.set(source_id, (counts.get(source_id) ?? 0) + 1))
  return counts
}

const recordImport = (
  manager: EntityManager,
  { filename, actor }: OpeningImport,
  page: OpeningResult[],
  ids: string[]
): Promise<void> =>
  record(
    manager,
    actor,
    page.map(({ entry, line_number }, index) => ({
      reference: REFERENCE[entry!.kind],
      reference_id: ids[index],
      act: "taken_over",
      changes: {
        total: [null, entry!.total],
        outstanding: [null, entry!.outstanding],
        file: [null, { filename: filename ?? null, line: line_number }],
      },
    }))
  )
