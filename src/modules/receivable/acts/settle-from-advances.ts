import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { layAllOnInstalments } from "../rules/allocation"
import { leftOf, LockedInvoice, LockedSource, lockInvoices, lockSources, openInstalments } from "../sql/documents"
import { openDay } from "../sql/periods"
import { allocationDate, applyCredit } from "./apply-credit"

/** Receipts of the invoice's own order that still have something left, locked. Only money on the same order allocates itself. */
export async function lockAdvances(
  manager: EntityManager,
  { order_id, currency_code }: LockedInvoice
): Promise<LockedSource[]> {
  if (!order_id) {
    return []
  }
  const rows = await manager.execute<{ id: string }[]>(
    `select id from crm_receipt where order_id = ? and currency_code = ? and amount > allocated_total + refunded_total and deleted_at is null`,
    [order_id, currency_code]
  )
  const sources = rows.length
    ? await lockSources(
        manager,
        "receipt",
        rows.map(({ id }) => id)
      )
    : []
  return sources.filter((source) => leftOf(source).isGreaterThan(0))
}

/** Applies locked advances to a locked, issued invoice. */
export async function applyAdvances(
  manager: EntityManager,
  invoice: LockedInvoice,
  advances: LockedSource[],
  day: Day,
  actor: Actor
): Promise<string[]> {
  const instalments = await openInstalments(manager, [invoice.id])
  const laid = layAllOnInstalments(
    advances.map((source) => ({ id: source.id, date: source.date, left: leftOf(source) })),
    instalments
  )
  const open = await openDay(manager, [invoice, ...advances].map(({ company_id }) => company_id), day)
  const applications = laid
    .filter(({ parts }) => parts.length)
    .map(({ source_id, parts }) => {
      const source = advances.find(({ id }) => id === source_id)!
      return { source, invoice, parts, date: allocationDate(open, source, invoice) }
    })
  return applications.length ? applyCredit(manager, applications, actor) : []
}

/** Applies what was taken on an invoice's order and settles nothing yet. Draft and voided invoices are left alone. */
export async function settleFromAdvances(
  manager: EntityManager,
  invoice_id: string,
  today: Day,
  actor: Actor
): Promise<string[]> {
  const [invoice] = await lockInvoices(manager, [invoice_id])
  if (invoice.status !== "issued") {
    return []
  }
  return applyAdvances(manager, invoice, await lockAdvances(manager, invoice), today, actor)
}
