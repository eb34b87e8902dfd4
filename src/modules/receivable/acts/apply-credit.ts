import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { Decimal, splitMoney } from "../../../shared/money"
import { InstalmentPart } from "../rules/allocation"
import { LockedInvoice, LockedSource, told, toldAllocation } from "../sql/documents"
import { Act, addTo, insertRows, record, Values } from "../sql/rows"

export type Application = {
  source: LockedSource
  invoice: LockedInvoice
  parts: InstalmentPart[]
  date: Day
  /** Of money in another currency than the invoice's. */
  exchange?: Exchange | null
  /** What the money is worth more than the debt was, in the books' currency. */
  difference?: { amount: Decimal; currency_code: string } | null
}

/** What is taken of the money in its own currency, and the rate by which. */
export type Exchange = {
  taken: Decimal
  source_currency: string
  exchange_rate: string
  rate_date: Day
  rate_source: string | null
}

/** The day from which an allocation counts: the wanted one, but never before the money came or the invoice was issued. */
export const allocationDate = (wanted: Day, source: LockedSource, invoice: Pick<LockedInvoice, "issue_date">): Day =>
  [wanted, source.date, invoice.issue_date ?? wanted].reduce((latest, day) => (day > latest ? day : latest))

/**
 * Writes allocations of locked documents and moves the running totals of all three sides; the caller has judged the amounts, and
 * the database refuses one over either side.
 *
 * @returns ids of the allocations
 */
export async function applyCredit(
  manager: EntityManager,
  applications: Application[],
  actor: Actor
): Promise<string[]> {
  const rows = applications.flatMap((application) => {
    const { source, invoice, parts, date } = application
    const crossing = crossingOf(application)
    return parts.map(({ instalment_id, amount }, index) => ({
      receipt_id: source.kind === "receipt" ? source.id : null,
      credit_note_id: source.kind === "credit_note" ? source.id : null,
      write_off_id: source.kind === "write_off" ? source.id : null,
      invoice_id: invoice.id,
      instalment_id,
      amount,
      currency_code: invoice.currency_code,
      allocation_date: date,
      bill_to_customer_id: invoice.bill_to_customer_id,
      allocated_by: actor.actor_id,
      ...crossing[index],
    }))
  })
  const ids = await insertRows(manager, "crm_allocation", "crmal", rows)
  const by = (key: (application: Application) => string) =>
    applications.flatMap((application) => application.parts.map(({ amount }) => ({ id: key(application), amount })))
  for (const [kind, table] of [
    ["receipt", "crm_receipt"],
    ["credit_note", "crm_credit_note"],
    ["write_off", "crm_write_off"],
  ] as const) {
    // prettier-ignore
    const own = applications.filter(({ source }) => source.kind === kind)
    await addTo(manager, table, "allocated_total", own.map(({ source, parts, exchange }) => ({ id: source.id, amount: exchange?.taken ?? sumOf(parts) }))) // prettier-ignore
  }
  await addTo(manager, "crm_invoice", "allocated_total", by(({ invoice }) => invoice.id)) // prettier-ignore
  // One statement, for its triggers write the sums by due day in the order of the days.
  await addTo(
    manager,
    "crm_instalment",
    "allocated_total",
    rows.map(({ instalment_id, amount }) => ({ id: instalment_id, amount }))
  )
  await record(
    manager,
    actor,
    applications.filter(({ parts }) => parts.length).flatMap((application) => history(application))
  )
  return ids
}

const sumOf = (parts: InstalmentPart[]): Decimal => MathBN.add(0, ...parts.map(({ amount }) => amount))

/** What each part takes of money in another currency, and of the exchange difference; the parts add up to the whole. */
function crossingOf({ parts, exchange, difference }: Application): Values[] {
  const weights = parts.map(({ amount }) => amount)
  const taken = exchange && parts.length ? splitMoney(exchange.taken, weights, exchange.source_currency) : []
  const worth = difference && parts.length ? splitMoney(difference.amount, weights, difference.currency_code) : []
  return parts.map((_part, index) => ({
    source_amount: exchange ? taken[index] : null,
    source_currency: exchange?.source_currency ?? null,
    exchange_rate: exchange?.exchange_rate ?? null,
    rate_date: exchange?.rate_date ?? null,
    rate_source: exchange?.rate_source ?? null,
    exchange_difference: difference ? worth[index] : null,
    exchange_currency: difference?.currency_code ?? null,
  }))
}

function history({ source, invoice, parts, exchange }: Application): Act[] {
  const amount = sumOf(parts)
  const allocation: [unknown, unknown] = [
    null,
    {
      ...toldAllocation(source, invoice, amount),
      ...(exchange
        ? { taken: told(exchange.taken, exchange.source_currency), rate: exchange.exchange_rate, rate_date: exchange.rate_date }
        : {}),
    },
  ]
  const after = MathBN.add(invoice.allocated_total, amount).toFixed()
  if (source.kind === "write_off") {
    return []
  }
  return [
    { reference: "crm_invoice", reference_id: invoice.id, act: "allocated", changes: { allocated_total: [invoice.allocated_total, after] as [unknown, unknown], allocation } },
    { reference: `crm_${source.kind}`, reference_id: source.id, act: "allocated", changes: { allocation } },
  ] // prettier-ignore
}
