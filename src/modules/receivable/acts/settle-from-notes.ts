import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { layOnInstalments } from "../rules/allocation"
import { settledAgain } from "../rules/given-back"
import { leftOf, lockInvoices, lockSources, openInstalments } from "../sql/documents"
import { openDay } from "../sql/periods"
import { allocationDate, applyCredit } from "./apply-credit"

/**
 * Applies the credit notes of invoices to them again, as far as they ask for money: what was credited and is now given back by the host
 * leaves once, as money, and is no credit beside it. A discount for paying early waits for the next payment instead.
 */
export async function settleFromNotes(manager: EntityManager, invoiceIds: string[], actor: Actor, today: Day): Promise<void> {
  for (const id of [...new Set(invoiceIds)].sort()) {
    const rows = await manager.execute<{ id: string }[]>(
      `select id from crm_credit_note where invoice_id = ? and status = 'issued' and deleted_at is null
         and reason_code is distinct from 'early_payment' and total > allocated_total + refunded_total order by issue_date, id`,
      [id]
    )
    const [invoice] = rows.length ? await lockInvoices(manager, [id]) : []
    const notes = rows.length ? await lockSources(manager, "credit_note", rows.map((row) => row.id)) : []
    let outstanding = invoice ? MathBN.sub(invoice.total, invoice.allocated_total) : MathBN.convert(0)
    for (const { id: note_id, amount } of settledAgain(outstanding, notes.map((note) => ({ id: note.id, left: leftOf(note) })))) {
      const source = notes.find((note) => note.id === note_id)!
      const parts = layOnInstalments(amount, await openInstalments(manager, [id]))
      const date = allocationDate(await openDay(manager, invoice.company_id, today), source, invoice)
      const now = { ...invoice, allocated_total: MathBN.sub(invoice.total, outstanding).toFixed() }
      await applyCredit(manager, [{ source, invoice: now, parts, date }], actor)
      outstanding = outstanding.minus(amount)
    }
  }
}
