import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { AmountInput, assertMoney, Decimal } from "../../../shared/money"
import { layOnInstalments } from "../rules/allocation"
import { invoiceName, LockedInvoice, lockInvoices, lockSources, openInstalments, say, told } from "../sql/documents"
import { openDay } from "../sql/periods"
import { insertRows, record, updateRow } from "../sql/rows"
import { WriteOffInput } from "../types"
import { applyCredit } from "./apply-credit"
import { assertDate } from "./assert-date"
import { takeWriteOffBack } from "./reverse-allocation"

type Facts = { customer_name: string | null; owner_id: string | null; written_off: string }

/**
 * Writes off what an invoice still asks for, or a part of it. Its taxes stay as they were invoiced. @returns the write-off's id
 *
 * @throws NOT_ALLOWED for an invoice that is not issued or asks for less, a day before it was issued, and above the limit
 */
export async function writeOff(manager: EntityManager, input: WriteOffInput, today: Day): Promise<string> {
  assertDate(input.write_off_date, today)
  const [invoice] = await lockInvoices(manager, [input.invoice_id])
  const [facts] = await manager.execute<Facts[]>(
    `select customer_name, owner_id, (select coalesce(sum(amount), 0)::text from crm_write_off w
       where w.invoice_id = i.id and w.reversed_at is null and w.deleted_at is null) as written_off
     from crm_invoice i where id = ?`,
    [invoice.id]
  )
  const amount = judged(invoice, input.amount)
  assertWithinLimit(invoice, MathBN.add(facts.written_off, amount), input)
  const date = dayOf(invoice, input.write_off_date ?? (await openDay(manager, invoice.company_id, today)))
  const { reason_code, actor } = input
  const note = input.note?.trim() || null
  const [id] = await insertRows(manager, "crm_write_off", "crmwo", [
    {
      invoice_id: invoice.id,
      amount,
      allocated_total: 0,
      currency_code: invoice.currency_code,
      write_off_date: date,
      reason_code,
      note,
      company_id: invoice.company_id,
      order_id: invoice.order_id,
      customer_id: invoice.customer_id,
      customer_name: facts.customer_name,
      bill_to_customer_id: invoice.bill_to_customer_id,
      owner_id: facts.owner_id,
      written_off_by: actor.actor_id,
    },
  ])
  const [source] = await lockSources(manager, "write_off", [id])
  const parts = layOnInstalments(amount, await openInstalments(manager, [invoice.id]))
  await applyCredit(manager, [{ source, invoice, parts, date }], actor)
  const after = MathBN.add(invoice.allocated_total, amount).toFixed()
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: invoice.id,
      act: "written_off",
      changes: {
        allocated_total: [invoice.allocated_total, after],
        write_off: [null, { ...told(amount, invoice.currency_code), reason_code }],
      },
      note,
    },
  ])
  return id
}

/** Undoes a write-off: its invoice asks for the amount again. Undoing it twice changes nothing. @throws NOT_FOUND */
export async function reverseWriteOff(manager: EntityManager, id: string, actor: Actor, today: Day): Promise<void> {
  const read = async () =>
    (
      await manager.execute<Stored[]>(
        "select invoice_id, amount::text, write_off_date, reversed_at from crm_write_off where id = ? and deleted_at is null",
        [id]
      )
    )[0]
  const found = await read()
  if (!found) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Write-off ${id} was not found.`)
  }
  const [invoice] = await lockInvoices(manager, [found.invoice_id])
  const [source] = await lockSources(manager, "write_off", [id])
  if ((await read()).reversed_at) {
    return
  }
  await takeWriteOffBack(manager, { invoice, source }, actor, today)
  const day = found.write_off_date > today ? found.write_off_date : today
  await updateRow(manager, "crm_write_off", id, {
    reversed_at: new Date(),
    reversed_by: actor.actor_id,
    reversed_date: await openDay(manager, invoice.company_id, day),
  })
  await record(manager, actor, [
    {
      reference: "crm_invoice",
      reference_id: invoice.id,
      act: "write_off_reversed",
      changes: { write_off: [told(found.amount, invoice.currency_code), null] },
    },
  ])
}

type Stored = { invoice_id: string; amount: string; write_off_date: Day; reversed_at: Date | null }

/** All that is asked for unless an amount is given. */
function judged(invoice: LockedInvoice, wanted: AmountInput | undefined): Decimal {
  const { currency_code } = invoice
  if (invoice.status !== "issued") {
    throw refused(`${invoiceName(invoice)} is ${invoice.status}; only issued invoices can be written off.`)
  }
  const outstanding = MathBN.sub(invoice.total, invoice.allocated_total)
  if (!outstanding.isGreaterThan(0)) {
    throw refused(`${invoiceName(invoice)} asks for nothing any more; there is nothing to write off.`)
  }
  const amount = assertMoney(wanted ?? outstanding, currency_code, "The amount to write off")
  if (!amount.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The amount to write off is ${amount.toFixed()}; it must be more than 0.`
    )
  }
  if (amount.isGreaterThan(outstanding)) {
    throw refused(`${invoiceName(invoice)} has ${say(outstanding, currency_code)} outstanding; ${say(amount, currency_code)} cannot be written off.`) // prettier-ignore
  }
  return amount
}

/** Counted over the whole invoice, so that many small ones do not make a large one. */
function assertWithinLimit(invoice: LockedInvoice, together: Decimal, { limit, may_exceed }: WriteOffInput): void {
  if (may_exceed || limit === undefined || limit === null || !together.isGreaterThan(MathBN.convert(limit))) {
    return
  }
  throw refused(
    `${invoiceName(invoice)}: ${say(together, invoice.currency_code)} in all is more than the ${say(limit, invoice.currency_code)} that you may write off of one invoice.`
  )
}

function dayOf(invoice: LockedInvoice, day: Day): Day {
  if (invoice.issue_date && day < invoice.issue_date) {
    throw refused(`${invoiceName(invoice)} is of ${invoice.issue_date}; it cannot be written off on ${day}, before that.`) // prettier-ignore
  }
  return day
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
