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
import { AllocateRequest, MergedInto } from "../types"
import { allocationDate, Application, applyCredit } from "./apply-credit"
import { assertDate } from "./assert-date"
import { crossingOf, differenceOf } from "./cross-currency"
import { assertFreeToUse, discountsTaken, giveDiscount } from "./early-discount"
import { findDebtor } from "./find-debtor"

type Asked = { invoice: LockedInvoice; instalment_id?: string; amount: Decimal }

/** `taken`: of the source, in its currency. */
type Wanted = Asked & Pick<Application, "exchange" | "difference"> & { taken: Decimal }

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
  const asked = allocations.map(({ invoice_id, instalment_id, amount }) => {
    const invoice = invoices.find(({ id }) => id === invoice_id)!
    return { invoice, instalment_id, amount: judged(invoice, amount) }
  })
  const wanted = await priced(manager, source, asked, request.company_currency)
  assertSource(source, wanted)
  assertCompany(source, invoices)
  await assertSameDebtor(manager, source, invoices, request.mergedInto)
  invoices.forEach((invoice) => assertInvoice(invoice, wanted))
  await assertFreeToUse(manager, source, invoices)
  const discounts = await discountsTaken(manager, source, invoices, allocations)
  const day =
    request.allocation_date ??
    (await openDay(
      manager,
      [source, ...invoices].map(({ company_id }) => company_id),
      today
    ))
  const applications = await layOut(manager, source, wanted, day)
  if (request.allocation_date) {
    assertNotBefore(request.allocation_date, applications)
  }
  const ids = await applyCredit(manager, applications, actor)
  for (const discount of discounts) {
    await giveDiscount(manager, discount, { day, today, dayOf: request.dayOf, actor })
  }
  return ids
}

/** What each part takes of the source; across currencies by the rate of the day the money came. */
async function priced(
  manager: EntityManager,
  source: LockedSource,
  asked: Asked[],
  books: string | null | undefined
): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  let left = leftOf(source)
  for (const part of asked) {
    const exchange = await crossingOf(manager, source, part, left)
    const taken = exchange?.taken ?? part.amount
    wanted.push({
      ...part,
      exchange,
      taken,
      difference: await differenceOf(manager, { ...part, source, exchange }, books),
    })
    left = MathBN.sub(left, taken)
  }
  return wanted
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
  return wanted.map(({ invoice, instalment_id, amount, exchange, difference }) => {
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
    return { source, invoice, parts, date: allocationDate(day, source, invoice), exchange, difference }
  })
}

/** Money may have come to another company of the house, but the credit of one company is no debt of another. */
function assertCompany(source: LockedSource, invoices: LockedInvoice[]): void {
  const other = source.kind === "credit_note" && invoices.find(({ company_id }) => company_id !== source.company_id)
  if (other) {
    throw refused(
      `${source.name} and ${invoiceName(other)} are of different companies; a credit note settles invoices of its own company only. It can be paid back instead.`
    )
  }
}

/** Money of one debtor settles nobody else's invoices, unless their accounts say that one pays for the other. */
async function assertSameDebtor(
  manager: EntityManager,
  source: LockedSource,
  invoices: LockedInvoice[],
  mergedInto: MergedInto = async () => new Map()
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
  const known = [source, ...others].flatMap(({ bill_to_customer_id, customer_id }) => [
    bill_to_customer_id,
    customer_id,
  ])
  const merged = await mergedInto([...new Set(known.filter((id): id is string => Boolean(id)))])
  const whoTheyAre = (debtors: Debtors): Debtors => [...debtors, ...debtors.map((id) => id && merged.get(id))]
  const own = { order_id: source.order_id, debtors: whoTheyAre(await debtorsOf(source)) }
  for (const invoice of others) {
    if (!isOneDebtor(own, { order_id: invoice.order_id, debtors: whoTheyAre(await debtorsOf(invoice)) })) {
      throw refused(
        `${source.name} is of customer ${source.bill_to_customer_id}, and ${invoiceName(invoice)} is owed by customer ${invoice.bill_to_customer_id}; one cannot settle the other unless one of them pays for the other by its terms.`
      )
    }
  }
}

function judged(invoice: LockedInvoice, amount: AllocateRequest["allocations"][number]["amount"]): Decimal {
  const value = assertMoney(amount, invoice.currency_code, `The amount for ${invoiceName(invoice)}`)
  if (!value.isGreaterThan(0)) {
    throw invalid(`The amount for ${invoiceName(invoice)} is ${value.toFixed()}; it must be more than 0.`)
  }
  if (invoice.status !== "issued") {
    throw refused(`${invoiceName(invoice)} is ${invoice.status}; only issued invoices can be settled.`)
  }
  return value
}

function assertSource(source: LockedSource, wanted: Wanted[]): void {
  const sum = MathBN.add(0, ...wanted.map(({ taken }) => taken))
  if (sum.isGreaterThan(leftOf(source))) {
    throw refused(
      `${source.name} has ${say(leftOf(source), source.currency_code)} left; ${say(sum, source.currency_code)} cannot be allocated.`
    )
  }
}

function assertInvoice(invoice: LockedInvoice, wanted: Wanted[]): void {
  const sum = MathBN.add(0, ...wanted.filter((part) => part.invoice.id === invoice.id).map(({ amount }) => amount))
  const outstanding = MathBN.sub(invoice.total, invoice.allocated_total)
  if (sum.isGreaterThan(outstanding)) {
    throw refused(
      `${invoiceName(invoice)} has ${say(outstanding, invoice.currency_code)} outstanding; ${say(sum, invoice.currency_code)} cannot be allocated to it.`
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
