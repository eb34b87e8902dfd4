import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { assertTransition } from "../../../shared/transitions"
import { chainHash } from "../rules/hash-chain"
import { planInstalments } from "../rules/instalments"
import { INVOICE_TRANSITIONS } from "../rules/transitions"
import { setChainHead, takeNumber, TakenNumber } from "../sql/counter"
import { invoiceName, leftOf, LockedInvoice, lockInvoices } from "../sql/documents"
import { readFrozen } from "../sql/frozen"
import { orderBilling, refreshInvoicedTotal } from "../sql/order-billing"
import { insertRows, lockName, record, updateRow } from "../sql/rows"
import { IssueInput, TermsValue } from "../types"
import { assertDate } from "./assert-date"
import { taxAccountingOf } from "./exchange-rates"
import { promiseRevenue } from "./recognize-revenue"
import { applyAdvances, lockAdvances } from "./settle-from-advances"

export type Issuing = IssueInput & { today: Day }

/** UNTDID 1001: neither a deposit nor interest. */
const INVOICE = "380"

type DraftFacts = {
  company_id: string
  series: string
  document_type: string
  payment_terms: TermsValue
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  supply_date: Day | null
  tax_total: string
}

/** Everything of the paper is written while it is a draft; the last update freezes it. A second call finds it issued. */
export async function issueInvoice(
  manager: EntityManager,
  id: string,
  { issue_date, today, actor, company_currency, check, revenue_on }: Issuing
): Promise<void> {
  assertDate(issue_date, today)
  if (check) {
    await lockOrderOf(manager, id)
  }
  const [invoice] = await lockInvoices(manager, [id])
  if (invoice.status === "issued") {
    return
  }
  assertTransition(INVOICE_TRANSITIONS, invoiceName(invoice), invoice.status, "issued")
  if (check && invoice.order_id) {
    check(await orderBilling(manager, invoice.order_id))
  }
  const advances = await lockAdvances(manager, invoice)
  const [facts] = await manager.execute<DraftFacts[]>(
    "select company_id, series, document_type, payment_terms, customer_id, customer_name, owner_id, supply_date, tax_total::text from crm_invoice where id = ?",
    [id]
  )
  const taken = await takeNumber(manager, {
    company_id: facts.company_id,
    series: facts.series,
    wanted: issue_date,
    today,
  })
  const due_date = await writeInstalments(manager, invoice, facts, taken.date)
  const prepaid = MathBN.min(invoice.total, MathBN.add(0, ...advances.map(leftOf)))
  const { number, year, sequence, previous_hash, date } = taken
  const taxed = { ...invoice, name: invoiceName(invoice), tax_total: facts.tax_total }
  const frozen = {
    number,
    year,
    sequence,
    previous_hash,
    issue_date: date,
    // Not delivered yet: the day of issue stands for the day of supply.
    supply_date: facts.supply_date ?? date,
    due_date,
    tax_accounting: await taxAccountingOf(manager, taxed, company_currency, date),
    prepaid,
    payable: MathBN.sub(invoice.total, prepaid),
  }
  await updateRow(manager, "crm_invoice", id, { ...frozen, issued_at: new Date(), issued_by: actor.actor_id })
  await freeze(manager, "crm_invoice", id, { ...facts, ...taken })
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: id,
      act: "issued",
      changes: { status: ["draft", "issued"], number: [null, number] },
    },
  ])
  const issued: LockedInvoice = { ...invoice, number, issue_date: date, status: "issued" }
  await applyAdvances(manager, issued, advances, date, actor)
  await refreshInvoicedTotal(manager, invoice.order_id)
  if (revenue_on === "delivery" && invoice.order_id && facts.document_type === INVOICE) {
    await promiseRevenue(manager, id, invoice.order_id, date)
  }
}

/** Before the invoice itself, as everywhere; drafts of one order are issued one after the other. */
async function lockOrderOf(manager: EntityManager, id: string): Promise<void> {
  const [row] = await manager.execute<{ order_id: string | null }[]>("select order_id from crm_invoice where id = ?", [id])
  if (row?.order_id) {
    await lockName(manager, `crm_order:${row.order_id}`)
  }
}

/** Reads the document back as stored, ties it to the chain, and freezes it. */
export async function freeze(
  manager: EntityManager,
  table: "crm_invoice" | "crm_credit_note",
  id: string,
  {
    company_id,
    series,
    year,
    previous_hash,
  }: Pick<DraftFacts, "company_id" | "series"> & Pick<TakenNumber, "year" | "previous_hash">
): Promise<void> {
  const documents = await readFrozen(manager, table, [id])
  const hash = chainHash(documents.get(id)!, previous_hash)
  await updateRow(manager, table, id, { status: "issued", hash, previous_hash })
  await setChainHead(manager, { company_id, series, year, hash })
}

/** @returns the last due day */
async function writeInstalments(
  manager: EntityManager,
  invoice: LockedInvoice,
  facts: DraftFacts,
  date: Day
): Promise<Day> {
  const planned = planInstalments(invoice.total, invoice.currency_code, date, facts.payment_terms)
  const names = { customer_id: facts.customer_id, customer_name: facts.customer_name, owner_id: facts.owner_id }
  const { id: invoice_id, currency_code, bill_to_customer_id } = invoice
  await insertRows(
    manager,
    "crm_instalment",
    "crmins",
    planned.map((part) => ({ ...part, invoice_id, currency_code, bill_to_customer_id, ...names, allocated_total: 0 }))
  )
  return planned[planned.length - 1].due_date
}
