import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { InstalmentPart } from "../rules/allocation"
import { invoiceName, LockedInvoice, LockedSource, say } from "../sql/documents"
import { addTo, insertRows, record } from "../sql/rows"

export type Application = { source: LockedSource; invoice: LockedInvoice; parts: InstalmentPart[]; date: Day }

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
  const rows = applications.flatMap(({ source, invoice, parts, date }) =>
    parts.map(({ instalment_id, amount }) => ({
      receipt_id: source.kind === "receipt" ? source.id : null,
      credit_note_id: source.kind === "credit_note" ? source.id : null,
      invoice_id: invoice.id,
      instalment_id,
      amount,
      currency_code: invoice.currency_code,
      allocation_date: date,
      bill_to_customer_id: invoice.bill_to_customer_id,
      allocated_by: actor.actor_id,
    }))
  )
  const ids = await insertRows(manager, "crm_allocation", "crmal", rows)
  const by = (key: (application: Application) => string) =>
    applications.flatMap((application) => application.parts.map(({ amount }) => ({ id: key(application), amount })))
  for (const [kind, table] of [
    ["receipt", "crm_receipt"],
    ["credit_note", "crm_credit_note"],
  ] as const) {
    // prettier-ignore
    const own = applications.filter(({ source }) => source.kind === kind)
    await addTo(manager, table, "allocated_total", own.flatMap(({ source, parts }) => parts.map(({ amount }) => ({ id: source.id, amount })))) // prettier-ignore
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

function history({ source, invoice, parts }: Application) {
  const amount = MathBN.add(0, ...parts.map((part) => part.amount))
  const note = `${source.name}: ${say(amount, invoice.currency_code)} to ${invoiceName(invoice)}`
  const after = MathBN.add(invoice.allocated_total, amount).toFixed()
  return [
    { reference: "crm_invoice", reference_id: invoice.id, act: "allocated", changes: { allocated_total: [invoice.allocated_total, after] as [unknown, unknown] }, note },
    { reference: `crm_${source.kind}`, reference_id: source.id, act: "allocated", note },
  ] // prettier-ignore
}
