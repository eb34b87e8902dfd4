import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { assertMoney } from "../../../shared/money"
import { takeNumber } from "../sql/counter"
import { LockedInvoice, lockInvoices, say } from "../sql/documents"
import { openDay } from "../sql/periods"
import { insertRows, lockName, record } from "../sql/rows"
import { ReceiptInput } from "../types"
import { allocateCredit } from "./allocate"
import { assertDate } from "./assert-date"
import { findDebtor } from "./find-debtor"

/** Writes a receipt and what it is for, unless its source was recorded before. @returns the receipt's id */
export async function recordReceipt(manager: EntityManager, input: ReceiptInput, today: Day): Promise<string> {
  const known = await findRecorded(manager, input)
  if (known) {
    return known
  }
  const { amount, currency_code } = judged(input, today)
  const allocations = input.allocations ?? []
  // Invoices are locked before anything else, as in every act.
  const invoices = await lockInvoices(
    manager,
    allocations.map(({ invoice_id }) => invoice_id)
  )
  const company_id = input.company_id ?? companyOf(invoices)
  // The host tells when money came; the books may be closed by then.
  const received_date =
    input.source === "host_capture" ? await openDay(manager, company_id, input.received_date) : input.received_date
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
      bill_to_customer_id: input.bill_to_customer_id ?? (await findDebtor(manager, input.customer_id)),
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
    await allocateCredit(manager, { receipt_id: id, allocations, actor: input.actor }, today)
  }
  return id
}

/** Money for invoices of one company is that company's. */
const companyOf = (invoices: LockedInvoice[]): string =>
  new Set(invoices.map(({ company_id }) => company_id)).size === 1 ? invoices[0].company_id : "default"

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

function judged({ amount, currency_code, received_date, allocations = [] }: ReceiptInput, today: Day) {
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
  const asked = MathBN.add(0, ...allocations.map((part) => part.amount))
  if (asked.isGreaterThan(value)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The receipt is over ${say(value, code)}; ${say(asked, code)} of it cannot be allocated.`
    )
  }
  return { amount: value, currency_code: code }
}
