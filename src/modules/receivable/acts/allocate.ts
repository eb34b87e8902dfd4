import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { assertMoney, Decimal } from "../../../shared/money"
import { layOnInstalments } from "../rules/allocation"
import { Debtors, isOneDebtor } from "../rules/one-debtor"
import {
  invoiceName,
  leftOf,
  LockedInvoice,
  lockInvoices,
  lockSources,
  LockedSource,
  openInstalments,
  say,
} from "../sql/documents"
import { openDay } from "../sql/periods"
import { AllocateRequest } from "../types"
import { allocationDate, Application, applyCredit } from "./apply-credit"
import { assertDate } from "./assert-date"
import { assertFreeToUse, discountsTaken, giveDiscount } from "./early-discount"
import { findDebtor } from "./find-debtor"

type Wanted = { invoice: LockedInvoice; instalment_id?: string; amount: Decimal }

/** Locks, judges and applies, all parts or none. */
export async function allocateCredit(manager: EntityManager, request: AllocateRequest, today: Day): Promise<string[]> {
  const { receipt_id, credit_note_id, allocations, actor } = request
  if (!receipt_id === !credit_note_id) {
    throw invalid("An allocation is of one receipt or of one credit note.")
  }
  if (!allocations.length) {
    throw invalid("At least one allocation is needed.")
  }
  assertDate(request.allocation_date, today)
  const invoices = await lockInvoices(
    manager,
    allocations.map(({ invoice_id }) => invoice_id)
  )
  const kind = receipt_id ? "receipt" : "credit_note"
  const [source] = await lockSources(manager, kind, [(receipt_id ?? credit_note_id) as string])
  const wanted = allocations.map(({ invoice_id, instalment_id, amount }) => {
    const invoice = invoices.find(({ id }) => id === invoice_id)!
    return { invoice, instalment_id, amount: judged(source, invoice, amount) }
  })
  assertSource(source, wanted)
  await assertSameDebtor(manager, source, invoices)
  invoices.forEach((invoice) => assertInvoice(source, invoice, wanted))
  await assertFreeToUse(manager, source, invoices)
  const discounts = await discountsTaken(manager, source, invoices, allocations)
  const day = request.allocation_date ?? (await openDay(manager, invoices[0].company_id, today))
  const applications = await layOut(manager, source, wanted, day)
  if (request.allocation_date) {
    assertNotBefore(request.allocation_date, applications)
  }
  const ids = await applyCredit(manager, applications, actor)
  for (const discount of discounts) {
    await giveDiscount(manager, discount, { day, today, actor })
  }
  return ids
}

async function layOut(
  manager: EntityManager,
  source: LockedSource,
  wanted: Wanted[],
  day: Day
): Promise<Application[]> {
  const open = await openInstalments(
    manager,
    wanted.map(({ invoice }) => invoice.id)
  )
  return wanted.map(({ invoice, instalment_id, amount }) => {
    const own = open.filter(({ invoice_id }) => invoice_id === invoice.id)
    const parts = layOnInstalments(amount, own, instalment_id)
    const laid = MathBN.add(0, ...parts.map((part) => part.amount))
    if (laid.isLessThan(amount)) {
      throw refused(`The instalment of ${invoiceName(invoice)} has ${say(laid, invoice.currency_code)} left; ${say(amount, invoice.currency_code)} cannot be allocated to it.`) // prettier-ignore
    }
    for (const part of parts) {
      const instalment = own.find(({ id }) => id === part.instalment_id)!
      instalment.outstanding = MathBN.sub(instalment.outstanding, part.amount)
    }
    return { source, invoice, parts, date: allocationDate(day, source, invoice) }
  })
}

/** Money of one debtor settles nobody else's invoices, unless their accounts say that one pays for the other. */
async function assertSameDebtor(
  manager: EntityManager,
  source: LockedSource,
  invoices: LockedInvoice[]
): Promise<void> {
  const others = invoices.filter((invoice) => invoice.bill_to_customer_id !== source.bill_to_customer_id)
  if (!others.length) {
    return
  }
  const debtorsOf = async ({ bill_to_customer_id, customer_id }: LockedInvoice | LockedSource): Promise<Debtors> => [
    bill_to_customer_id ?? customer_id,
    await findDebtor(manager, bill_to_customer_id),
    await findDebtor(manager, customer_id),
  ]
  const own = { order_id: source.order_id, debtors: await debtorsOf(source) }
  for (const invoice of others) {
    if (!isOneDebtor(own, { order_id: invoice.order_id, debtors: await debtorsOf(invoice) })) {
      throw refused(
        `${source.name} is of customer ${source.bill_to_customer_id}, and ${invoiceName(invoice)} is owed by customer ${invoice.bill_to_customer_id}; one cannot settle the other unless one of them pays for the other by its terms.`
      )
    }
  }
}

function judged(
  source: LockedSource,
  invoice: LockedInvoice,
  amount: AllocateRequest["allocations"][number]["amount"]
): Decimal {
  const value = assertMoney(amount, invoice.currency_code, `The amount for ${invoiceName(invoice)}`)
  if (!value.isGreaterThan(0)) {
    throw invalid(`The amount for ${invoiceName(invoice)} is ${value.toFixed()}; it must be more than 0.`)
  }
  if (source.currency_code !== invoice.currency_code) {
    throw refused(
      `${source.name} is in ${source.currency_code.toUpperCase()} and ${invoiceName(invoice)} in ${invoice.currency_code.toUpperCase()}; one cannot settle the other.`
    )
  }
  if (invoice.status !== "issued") {
    throw refused(`${invoiceName(invoice)} is ${invoice.status}; only issued invoices can be settled.`)
  }
  return value
}

function assertSource(source: LockedSource, wanted: Wanted[]): void {
  const sum = MathBN.add(0, ...wanted.map(({ amount }) => amount))
  if (sum.isGreaterThan(leftOf(source))) {
    throw refused(
      `${source.name} has ${say(leftOf(source), source.currency_code)} left; ${say(sum, source.currency_code)} cannot be allocated.`
    )
  }
}

function assertInvoice(source: LockedSource, invoice: LockedInvoice, wanted: Wanted[]): void {
  const sum = MathBN.add(0, ...wanted.filter((part) => part.invoice.id === invoice.id).map(({ amount }) => amount))
  const outstanding = MathBN.sub(invoice.total, invoice.allocated_total)
  if (sum.isGreaterThan(outstanding)) {
    throw refused(
      `${invoiceName(invoice)} has ${say(outstanding, source.currency_code)} outstanding; ${say(sum, source.currency_code)} cannot be allocated to it.`
    )
  }
}

function assertNotBefore(wanted: Day, applications: Application[]): void {
  const late = applications.find(({ date }) => date > wanted)
  if (late) {
    throw refused(
      `${late.source.name} cannot settle ${invoiceName(late.invoice)} on ${wanted}: that is before the money came or the invoice was issued. The date can be ${late.date} or later.`
    )
  }
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
const invalid = (message: string): MedusaError => new MedusaError(MedusaError.Types.INVALID_DATA, message)
