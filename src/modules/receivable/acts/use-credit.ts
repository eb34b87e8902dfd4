import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { layAllOnInstalments } from "../rules/allocation"
import { invoiceName, leftOf, LockedInvoice, lockInvoices, LockedSource, lockSources, openInstalments } from "../sql/documents"
import { openDay } from "../sql/periods"
import { allocationDate, applyCredit } from "./apply-credit"

/** An advance waits for its own order's invoice; a discount for paying early belongs to its own invoice. */
const FREE: Record<"receipt" | "credit_note", string> = {
  receipt: `select r.id from crm_receipt r
    left join crm_receivable_order o on o.order_id = r.order_id and o.invoiced_total < o.total and o.canceled_at is null and o.deleted_at is null
    where r.bill_to_customer_id = ? and r.currency_code = ? and r.company_id = ? and r.amount > r.allocated_total + r.refunded_total
      and r.deleted_at is null and o.order_id is null`,
  credit_note: `select id from crm_credit_note where bill_to_customer_id = ? and currency_code = ? and company_id = ?
      and total > allocated_total + refunded_total and status = 'issued' and reason_code is distinct from 'early_payment' and deleted_at is null`,
}

/**
 * Applies what the debtor of an invoice has too much to it, the oldest first. @returns ids of the allocations
 *
 * @param must - whether it is asked for: then nothing to use is refused
 * @throws NOT_ALLOWED for an invoice that is not issued or asks for nothing, and where there is no credit
 */
export async function applyCustomerCredit(
  manager: EntityManager,
  invoice_id: string,
  { today, actor, must }: { today: Day; actor: Actor; must: boolean }
): Promise<string[]> {
  const [invoice] = await lockInvoices(manager, [invoice_id])
  const instalments = await openInstalments(manager, [invoice_id])
  const isOpen = instalments.some(({ outstanding }) => MathBN.gt(outstanding, 0))
  if (invoice.status !== "issued" || !isOpen) {
    if (must) {
      throw refused(`${invoiceName(invoice)} asks for nothing; no credit can be used on it.`)
    }
    return []
  }
  const sources = [...(await free(manager, "receipt", invoice)), ...(await free(manager, "credit_note", invoice))]
  if (!sources.length) {
    if (must) {
      throw refused(`The customer of ${invoiceName(invoice)} has no credit in ${invoice.currency_code.toUpperCase()} to use.`)
    }
    return []
  }
  const day = await openDay(manager, invoice.company_id, today)
  const laid = layAllOnInstalments(
    sources.map((source) => ({ id: source.id, date: source.date, left: leftOf(source) })),
    instalments
  )
  const applications = laid
    .filter(({ parts }) => parts.length)
    .map(({ source_id, parts }) => {
      const source = sources.find(({ id }) => id === source_id)!
      return { source, invoice, parts, date: allocationDate(day, source, invoice) }
    })
  return applyCredit(manager, applications, actor)
}

async function free(
  manager: EntityManager,
  kind: "receipt" | "credit_note",
  { bill_to_customer_id, currency_code, company_id }: LockedInvoice
): Promise<LockedSource[]> {
  const rows = await manager.execute<{ id: string }[]>(FREE[kind], [bill_to_customer_id, currency_code, company_id])
  const locked = rows.length ? await lockSources(manager, kind, rows.map(({ id }) => id)) : [] // prettier-ignore
  return locked.filter((source) => leftOf(source).isGreaterThan(0))
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
