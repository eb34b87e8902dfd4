import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day, isDay } from "../../../shared/days"
import { AmountInput, assertMoney, Decimal } from "../../../shared/money"
import { lastDayOf } from "../rules/promise"
import { invoiceName, lockInvoices, say, told } from "../sql/documents"
import { customerPosition } from "../sql/position"
import { insertRows, lockAndRead, lockName, record, updateRow } from "../sql/rows"
import { PromiseInput } from "../types"
import { findDebtor } from "./find-debtor"

/** What a promise is about, and the most that can be promised of it. */
type Subject = {
  name: string
  invoice_id: string | null
  invoice_number: string | null
  customer_id: string | null
  bill_to_customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  currency_code: string
  outstanding: AmountInput
}

/**
 * Notes what a debtor promised to pay, on an invoice or on its account. The same promise once more is answered, not noted twice.
 *
 * @param grace_days - days after the promised one that still keep it; the promise keeps them as they are now
 * @returns its id
 */
export async function promisePayment(
  manager: EntityManager,
  input: PromiseInput,
  { today, grace_days }: { today: Day; grace_days: number }
): Promise<string> {
  if (!isDay(input.promised_date)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${String(input.promised_date)} is not a day such as 2026-11-23.`
    )
  }
  const subject = input.invoice_id
    ? await invoiceSubject(manager, input.invoice_id)
    : await accountSubject(manager, input, today)
  const amount = judged(input.amount, subject)
  const last_date = lastDayOf(input.promised_date, today, grace_days)
  const { name: _name, outstanding: _outstanding, owner_id, ...head } = subject
  const [known] = await manager.execute<{ id: string }[]>(
    `select id from crm_promise where invoice_id is not distinct from ? and bill_to_customer_id is not distinct from ? and currency_code = ?
       and amount = ? and promised_date = ? and made_date = ? and canceled_at is null and deleted_at is null`,
    [head.invoice_id, head.bill_to_customer_id, head.currency_code, amount.toFixed(), input.promised_date, today]
  )
  if (known) {
    return known.id
  }
  const [id] = await insertRows(manager, "crm_promise", "crmpr", [
    {
      ...head,
      amount,
      promised_date: input.promised_date,
      last_date,
      made_date: today,
      note: input.note ?? null,
      told_by: input.told_by ?? null,
      recorded_by: input.actor.actor_id,
      owner_id: input.owner_id ?? owner_id,
    },
  ])
  await history(manager, input.actor, head, "promised", {
    changes: {
      promise: [
        null,
        { id, ...told(amount, head.currency_code), promised_date: input.promised_date, told_by: input.told_by ?? null },
      ],
    },
    note: input.note ?? null,
  })
  return id
}

type StoredPromise = {
  id: string
  invoice_id: string | null
  bill_to_customer_id: string | null
  amount: string
  promised_date: Day
  canceled_at: Date | null
}

/** Takes a promise back: the debtor took it back, or it was mistyped. Canceling twice changes nothing. @throws NOT_FOUND */
export async function cancelPromise(
  manager: EntityManager,
  id: string,
  note: string | null,
  actor: Actor
): Promise<void> {
  const [promise] = await lockAndRead<StoredPromise>(
    manager,
    "crm_promise",
    "id, invoice_id, bill_to_customer_id, amount::text, promised_date, canceled_at",
    [id]
  )
  if (!promise) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Promise ${id} was not found.`)
  }
  if (promise.canceled_at) {
    return
  }
  await updateRow(manager, "crm_promise", id, {
    canceled_at: new Date(),
    canceled_by: actor.actor_id,
    cancel_note: note,
  })
  const { amount, promised_date } = promise
  await history(manager, actor, promise, "promise_canceled", {
    changes: { promise: [{ id, amount, promised_date }, null] },
    note,
  })
}

async function invoiceSubject(manager: EntityManager, invoice_id: string): Promise<Subject> {
  const [invoice] = await lockInvoices(manager, [invoice_id])
  if (invoice.status !== "issued") {
    throw refused(`${invoiceName(invoice)} is ${invoice.status}; only payment of an issued invoice can be promised.`)
  }
  const [head] = await manager.execute<{ customer_name: string | null; owner_id: string | null }[]>(
    "select customer_name, owner_id from crm_invoice where id = ?",
    [invoice_id]
  )
  const { number, customer_id, currency_code } = invoice
  return {
    name: invoiceName(invoice),
    ...{ invoice_id, invoice_number: number, customer_id, currency_code, ...head },
    bill_to_customer_id: invoice.bill_to_customer_id ?? customer_id,
    outstanding: MathBN.sub(invoice.total, invoice.allocated_total),
  }
}

async function accountSubject(manager: EntityManager, input: PromiseInput, today: Day): Promise<Subject> {
  if (!input.customer_id || !input.currency_code) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "A promise is of an invoice, or of a customer in a currency.")
  }
  const currency_code = input.currency_code.toLowerCase()
  const debtor = input.debtor?.debtor_id ?? ((await findDebtor(manager, input.customer_id)) as string)
  await lockName(manager, `crm_promise:${debtor}:${currency_code}`)
  const [position] = await customerPosition(manager, debtor, today, currency_code, input.debtor?.debtor_ids)
  return {
    name: `Customer ${input.customer_name ?? debtor}`,
    invoice_id: null,
    invoice_number: null,
    customer_id: input.customer_id,
    bill_to_customer_id: debtor,
    customer_name: input.customer_name ?? null,
    owner_id: null,
    currency_code,
    outstanding: position.outstanding,
  }
}

/** All that is outstanding when nothing is said. */
function judged(wanted: AmountInput | undefined, { name, currency_code, outstanding }: Subject): Decimal {
  if (!MathBN.gt(outstanding, 0)) {
    throw refused(`${name} has nothing outstanding in ${currency_code.toUpperCase()}; there is nothing to promise.`)
  }
  const amount =
    wanted === undefined ? MathBN.convert(outstanding) : assertMoney(wanted, currency_code, "The promised amount")
  if (!amount.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The promised amount is ${amount.toFixed()}; it must be more than 0.`
    )
  }
  if (MathBN.gt(amount, outstanding)) {
    throw refused(
      `${name} has ${say(outstanding, currency_code)} outstanding; ${say(amount, currency_code)} cannot be promised.`
    )
  }
  return amount
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)

const history = (
  manager: EntityManager,
  actor: Actor,
  { invoice_id, bill_to_customer_id }: Pick<StoredPromise, "invoice_id" | "bill_to_customer_id">,
  act: string,
  { changes, note }: { changes: Record<string, [unknown, unknown]>; note: string | null }
): Promise<void> => {
  const subject = invoice_id
    ? { reference: "crm_invoice", reference_id: invoice_id }
    : { reference: "crm_customer_account", reference_id: bill_to_customer_id as string }
  return record(manager, actor, [{ ...subject, act, changes, note }])
}
