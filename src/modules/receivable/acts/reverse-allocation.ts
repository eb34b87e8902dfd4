import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { Changes } from "../../../shared/history"
import { Decimal, roundMoney } from "../../../shared/money"
import { InstalmentPart } from "../rules/allocation"
import { invoiceName, LockedInvoice, lockInvoices, LockedSource, lockSources, toldAllocation } from "../sql/documents"
import { openDay } from "../sql/periods"
import { addTo, record, updateRow } from "../sql/rows"
import { applyCredit, Exchange } from "./apply-credit"
import { settleFromNotes } from "./settle-from-notes"

export type StandingAllocation = {
  id: string
  receipt_id: string | null
  credit_note_id: string | null
  invoice_id: string
  instalment_id: string
  amount: string
  allocation_date: Day
  write_off_id: string | null
  /** What it takes of a receipt in another currency; else null. */
  source_amount: string | null
  source_currency: string | null
  exchange_rate: string | null
  rate_date: Day | null
  rate_source: string | null
}

const COLUMNS = `id, receipt_id, credit_note_id, write_off_id, invoice_id, instalment_id, amount::text, allocation_date,
  source_amount::text, source_currency, exchange_rate, rate_date, rate_source`

const kindOf = ({ receipt_id, write_off_id }: StandingAllocation): LockedSource["kind"] =>
  receipt_id ? "receipt" : write_off_id ? "write_off" : "credit_note"

const sourceId = ({ receipt_id, credit_note_id, write_off_id }: StandingAllocation): string =>
  (receipt_id ?? credit_note_id ?? write_off_id)!

/** What an allocation takes of its source, in the source's currency. */
const takenBy = ({ source_amount, amount }: StandingAllocation): string => source_amount ?? amount

/** Undoes one allocation; one that is undone already stays as it is. @throws NOT_FOUND */
export async function reverseAllocation(manager: EntityManager, id: string, actor: Actor, today: Day): Promise<void> {
  const [found] = await manager.execute<StandingAllocation[]>(
    `select ${COLUMNS} from crm_allocation where id = ? and deleted_at is null`,
    [id]
  )
  if (!found) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Allocation ${id} was not found.`)
  }
  const [invoice] = await lockInvoices(manager, [found.invoice_id])
  const [source] = await lockSources(manager, kindOf(found), [sourceId(found)])
  if (source.kind === "write_off") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)}: a write-off is undone as a whole, not by its allocation.`
    )
  }
  const [standing] = await standingAllocations(manager, "id = ?", [id])
  if (standing) {
    await takeBack(manager, [{ allocation: standing, invoice, source }], actor, today)
    await withdrawDiscount(manager, [invoice], actor, today)
  }
}

/** Undoes all that a locked write-off settles of its locked invoice. */
export async function takeWriteOffBack(
  manager: EntityManager,
  { invoice, source }: { invoice: LockedInvoice; source: LockedSource },
  actor: Actor,
  today: Day
): Promise<void> {
  const standing = await standingAllocations(manager, "write_off_id = ?", [source.id])
  await takeBack(
    manager,
    standing.map((allocation) => ({ allocation, invoice, source })),
    actor,
    today
  )
  await withdrawDiscount(manager, [invoice], actor, today)
}

/**
 * An invoice that is no longer paid has not earned its discount for paying early: the note of it settles nothing until the invoice is paid
 * again in time. The note itself stays; an issued document does.
 */
async function withdrawDiscount(
  manager: EntityManager,
  invoices: LockedInvoice[],
  actor: Actor,
  today: Day
): Promise<void> {
  for (const { id } of invoices) {
    const standing = await standingAllocations(
      manager,
      "credit_note_id in (select n.id from crm_credit_note n where n.invoice_id = ? and n.reason_code = 'early_payment') and invoice_id = ?",
      [id, id]
    )
    if (standing.length) {
      const [invoice] = await lockInvoices(manager, [id])
      const notes = await lockSources(manager, "credit_note", standing.map((row) => row.credit_note_id!)) // prettier-ignore
      const rows = standing.map((allocation) => ({
        allocation,
        invoice,
        source: notes.find((note) => note.id === allocation.credit_note_id)!,
      }))
      await takeBack(manager, rows, actor, today)
    }
  }
}

/** Allocations that are not undone, the newest first. */
export async function standingAllocations(
  manager: EntityManager,
  where: string,
  values: unknown[]
): Promise<StandingAllocation[]> {
  return manager.execute(
    `select ${COLUMNS} from crm_allocation where ${where} and reversed_at is null and deleted_at is null order by created_at desc, id desc`,
    values
  )
}

type Standing = { allocation: StandingAllocation; invoice: LockedInvoice; source: LockedSource }

async function takeBack(manager: EntityManager, rows: Standing[], actor: Actor, today: Day): Promise<void> {
  for (const { allocation, invoice, source } of rows) {
    const day = allocation.allocation_date > today ? allocation.allocation_date : today
    const reversed_date = await openDay(manager, [invoice.company_id, source.company_id], day)
    await updateRow(manager, "crm_allocation", allocation.id, {
      reversed_at: new Date(),
      reversed_by: actor.actor_id,
      reversed_date,
    })
  }
  const minus = (id: (row: Standing) => string) =>
    rows.map((row) => ({ id: id(row), amount: MathBN.sub(0, row.allocation.amount) }))
  for (const kind of ["receipt", "credit_note", "write_off"] as const) {
    const own = rows.filter(({ source }) => source.kind === kind)
    await addTo(manager, `crm_${kind}`, "allocated_total", own.map(({ source, allocation }) => ({ id: source.id, amount: MathBN.sub(0, takenBy(allocation)) }))) // prettier-ignore
  }
  await addTo(manager, "crm_invoice", "allocated_total", minus(({ invoice }) => invoice.id)) // prettier-ignore
  await addTo(manager, "crm_instalment", "allocated_total", minus(({ allocation }) => allocation.instalment_id)) // prettier-ignore
  await record(
    manager,
    actor,
    rows.flatMap(({ allocation, invoice, source }) => {
      const changes: Changes = { allocation: [toldAllocation(source, invoice, allocation.amount), null] }
      if (source.kind === "write_off") {
        return []
      }
      return [
        { reference: "crm_invoice", reference_id: invoice.id, act: "allocation_reversed", changes },
        { reference: `crm_${source.kind}`, reference_id: source.id, act: "allocation_reversed", changes },
      ]
    })
  )
}

/** What the rest of an allocation across currencies takes of its receipt, at the rate that it had. */
function exchangeOver(allocation: StandingAllocation, over: Decimal): Exchange | null {
  const { source_amount, source_currency, exchange_rate, rate_date, rate_source } = allocation
  if (!source_amount || !source_currency) {
    return null
  }
  const taken = roundMoney(MathBN.div(MathBN.mult(source_amount, over), allocation.amount), source_currency)
  return { taken, source_currency, exchange_rate: exchange_rate!, rate_date: rate_date!, rate_source }
}

/**
 * Sets so much free of what receipts settle, for the host gave it back, the newest allocations first; of one that is larger the rest is
 * applied again. Credit notes of the invoices that ask for the money again are applied to them.
 *
 * @param select - which standing allocations may be touched
 */
export async function setFree(
  manager: EntityManager,
  select: { where: string; values: unknown[] },
  amount: Parameters<typeof MathBN.convert>[0],
  actor: Actor,
  today: Day
): Promise<void> {
  const candidates = await standingAllocations(manager, select.where, select.values)
  const invoices = candidates.length ? await lockInvoices(manager, candidates.map((row) => row.invoice_id)) : [] // prettier-ignore
  const sources = candidates.length ? await lockSources(manager, "receipt", candidates.map((row) => row.receipt_id!)) : [] // prettier-ignore
  const standing = await standingAllocations(manager, select.where, select.values)
  let left = MathBN.convert(amount)
  for (const allocation of standing) {
    if (!left.isGreaterThan(0)) {
      break
    }
    const invoice = invoices.find(({ id }) => id === allocation.invoice_id)
    const source = sources.find(({ id }) => id === allocation.receipt_id)
    if (!invoice || !source) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This receipt is being changed by someone else; try again.")
    }
    await takeBack(manager, [{ allocation, invoice, source }], actor, today)
    const over = MathBN.sub(allocation.amount, left)
    if (over.isGreaterThan(0)) {
      const parts: InstalmentPart[] = [
        { instalment_id: allocation.instalment_id, invoice_id: invoice.id, amount: over },
      ]
      const day = allocation.allocation_date > today ? allocation.allocation_date : today
      const date = await openDay(manager, [invoice.company_id, source.company_id], day)
      await applyCredit(manager, [{ source, invoice, parts, date, exchange: exchangeOver(allocation, over) }], actor)
    }
    left = MathBN.sub(left, allocation.amount)
  }
  await withdrawDiscount(manager, invoices, actor, today)
  const ids = invoices.map(({ id }) => id)
  await settleFromNotes(manager, ids, actor, today)
}
