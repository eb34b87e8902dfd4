import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { assertMoney, Decimal } from "../../../shared/money"
import { takeNumber } from "../sql/counter"
import { LockedInvoice, lockInvoices, say } from "../sql/documents"
import { openDay } from "../sql/periods"
import { insertRows, lockName, record } from "../sql/rows"
import { AllocationInput, ReceiptInput } from "../types"
import { allocateCredit } from "./allocate"
import { assertDate } from "./assert-date"
import { findDebtor } from "./find-debtor"
import { writeOff } from "./write-off"

/** What the host took: it tells when that was, whatever the books say by then. */
const TOLD_BY_HOST: ReceiptInput["source"][] = ["host_capture", "invoice_page"]

/** Writes a receipt and what it is for, unless its source was recorded before. @returns the receipt's id */
export async function recordReceipt(manager: EntityManager, input: ReceiptInput, today: Day): Promise<string> {
  const known = await findRecorded(manager, input)
  if (known) {
    return known
  }
  const { amount, currency_code } = judged(input, today)
  const { allocations = [], write_offs = [] } = input
  // Invoices are locked before anything else, as in every act.
  const invoices = await lockInvoices(
    manager,
    [...allocations, ...write_offs].map(({ invoice_id }) => invoice_id)
  )
  assertEnough({ amount, currency_code }, allocations, invoices)
  const bill_to_customer_id = input.bill_to_customer_id ?? (await findDebtor(manager, input.customer_id))
  const company_id = input.company_id ?? (await companyOf(manager, invoices, bill_to_customer_id))
  // The host tells when money came; the books may be closed by then.
  const received_date = TOLD_BY_HOST.includes(input.source)
    ? await openDay(manager, company_id, input.received_date)
    : input.received_date
  const { number, series, year, sequence } = await takeNumber(manager, { company_id, kind: "receipt", today })
  const [id] = await insertRows(manager, "crm_receipt", "crmrc", [
    {
      number,
      company_id,
      series,
      year,
      sequence,
      source: input.source,
      source_id: input.source_id ?? null,
      customer_id: input.customer_id,
      customer_name: input.customer_name ?? null,
      bill_to_customer_id,
      amount,
      currency_code,
      received_date,
      method: input.method ?? null,
      reference: input.reference ?? null,
      order_id: input.order_id ?? null,
      payment_id: input.payment_id ?? null,
      payment_collection_id: input.payment_collection_id ?? null,
      owner_id: input.owner_id ?? null,
    },
  ])
  await record(manager, input.actor, [
    { reference: "crm_receipt", reference_id: id, act: "recorded", changes: { amount: [null, amount.toFixed()] } },
  ])
  if (allocations.length) {
    const { company_currency, actor } = input
    await allocateCredit(
      manager,
      { receipt_id: id, allocations, company_currency, dayOf: input.dayOf, mergedInto: input.mergedInto, actor },
      today
    )
  }
  for (const rest of write_offs) {
    await writeOff(manager, { ...rest, actor: input.actor }, today)
  }
  return id
}

/** Money for invoices of one company is that company's; what names none is for the company that the debtor owes, where that is one. */
async function companyOf(manager: EntityManager, invoices: LockedInvoice[], debtor: string | null): Promise<string> {
  const companies = invoices.length
    ? invoices.map(({ company_id }) => company_id)
    : await companiesOwed(manager, debtor)
  return new Set(companies).size === 1 ? companies[0] : "default"
}

async function companiesOwed(manager: EntityManager, debtor: string | null): Promise<string[]> {
  const rows = await manager.execute<{ company_id: string }[]>(
    `select distinct company_id from crm_invoice
     where bill_to_customer_id = ? and status = 'issued' and allocated_total < total and deleted_at is null limit 2`,
    [debtor ?? ""]
  )
  return rows.map(({ company_id }) => company_id)
}

async function findRecorded(manager: EntityManager, { source, source_id }: ReceiptInput): Promise<string | null> {
  if (!source_id) {
    return null
  }
  await lockName(manager, `crm_receipt:${source}:${source_id}`)
  const [row] = await manager.execute<{ id: string }[]>(
    "select id from crm_receipt where source = ? and source_id = ? and deleted_at is null",
    [source, source_id]
  )
  return row?.id ?? null
}

function judged({ amount, currency_code, received_date }: ReceiptInput, today: Day) {
  const code = currency_code.toLowerCase()
  if (!/^[a-z]{3}$/.test(code)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${currency_code} is not a currency code such as eur.`)
  }
  assertDate(received_date, today)
  const value = assertMoney(amount, code, "The receipt's amount")
  if (!value.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The receipt's amount is ${value.toFixed()}; it must be more than 0.`
    )
  }
  return { amount: value, currency_code: code }
}

/** What is asked of it in its own currency; the rest is judged at its rates as it is allocated. */
function assertEnough(
  { amount, currency_code }: { amount: Decimal; currency_code: string },
  allocations: AllocationInput[],
  invoices: LockedInvoice[]
): void {
  const own = new Set(invoices.filter((invoice) => invoice.currency_code === currency_code).map(({ id }) => id))
  const parts = allocations.filter(({ invoice_id }) => own.has(invoice_id)).map((part) => part.amount)
  const asked = MathBN.add(0, ...parts)
  if (asked.isGreaterThan(amount)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The receipt is over ${say(amount, currency_code)}; ${say(asked, currency_code)} of it cannot be allocated.`
    )
  }
}
