import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { assertMoney } from "../../../shared/money"
import { leftOf, lockSources, LockedSource, say, told } from "../sql/documents"
import { addTo, insertRows, record, updateRow } from "../sql/rows"
import { PayBackInput } from "../types"
import { assertDate } from "./assert-date"
import { assertFreeToUse } from "./early-discount"

/** Writes that money of a receipt, or the credit of a note, went back to the customer. @returns id of the refund */
export async function payBack(manager: EntityManager, input: PayBackInput, today: Day): Promise<string> {
  const { receipt_id, credit_note_id, actor } = input
  if (!receipt_id === !credit_note_id) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "A payment back is of one receipt or of one credit note.")
  }
  assertDate(input.paid_date, today)
  const kind = receipt_id ? "receipt" : "credit_note"
  const [source] = await lockSources(manager, kind, [(receipt_id ?? credit_note_id) as string])
  await assertOurs(manager, source)
  await assertFreeToUse(manager, source)
  const amount = judged(source, input)
  const paid_date = paidDate(source, input.paid_date ?? today, input.paid_date)
  const [id] = await insertRows(manager, "crm_refund", "crmrf", [
    {
      receipt_id: receipt_id ?? null,
      credit_note_id: credit_note_id ?? null,
      amount,
      currency_code: source.currency_code,
      paid_date,
      method: input.method ?? null,
      reference: input.reference ?? null,
      note: input.note ?? null,
      customer_id: source.customer_id,
      bill_to_customer_id: source.bill_to_customer_id,
      paid_by: actor.actor_id,
    },
  ])
  await addTo(manager, `crm_${kind}`, "refunded_total", [{ id: source.id, amount }])
  await writeHistory(manager, source, amount, "paid_back", actor)
  return id
}

type StoredRefund = {
  id: string
  receipt_id: string | null
  credit_note_id: string | null
  amount: string
  paid_date: Day
  reversed_at: Date | null
}

/** Undoes a payment back that never left or came back; one that is undone already stays as it is. @throws NOT_FOUND */
export async function reversePayBack(manager: EntityManager, id: string, actor: Actor, today: Day): Promise<void> {
  const read = async (): Promise<StoredRefund | undefined> =>
    (
      await manager.execute<StoredRefund[]>(
        "select id, receipt_id, credit_note_id, amount::text, paid_date, reversed_at from crm_refund where id = ? and deleted_at is null",
        [id]
      )
    )[0]
  const found = await read()
  if (!found) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Payment back ${id} was not found.`)
  }
  const kind = found.receipt_id ? "receipt" : "credit_note"
  const [source] = await lockSources(manager, kind, [(found.receipt_id ?? found.credit_note_id)!])
  await assertOurs(manager, source)
  if ((await read())!.reversed_at) {
    return
  }
  await updateRow(manager, "crm_refund", id, {
    reversed_at: new Date(),
    reversed_by: actor.actor_id,
    reversed_date: found.paid_date > today ? found.paid_date : today,
  })
  await addTo(manager, `crm_${kind}`, "refunded_total", [{ id: source.id, amount: MathBN.sub(0, found.amount) }])
  await writeHistory(manager, source, MathBN.convert(found.amount), "pay_back_reversed", actor)
}

/** The host's own payments go back in the host, which tells us; a second record here would count the money twice. */
export async function assertOurs(manager: EntityManager, source: LockedSource): Promise<void> {
  if (source.kind !== "receipt") {
    return
  }
  const [row] = await manager.execute<{ source: string }[]>("select source from crm_receipt where id = ?", [source.id])
  if (row.source === "host_capture") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${source.name} is a payment of an order; give it back on the order's page, and it shows here.`
    )
  }
}

function judged(source: LockedSource, { amount }: PayBackInput) {
  const value = assertMoney(amount, source.currency_code, "The amount to pay back")
  if (!value.isGreaterThan(0)) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The amount to pay back is ${value.toFixed()}; it must be more than 0.`
    )
  }
  const left = leftOf(source)
  if (value.isGreaterThan(left)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${source.name} has ${say(left, source.currency_code)} left; ${say(value, source.currency_code)} cannot be paid back.`
    )
  }
  return value
}

/** Money goes back after it came; a day that was named is not moved. */
function paidDate(source: LockedSource, day: Day, named?: Day): Day {
  if (day >= source.date) {
    return day
  }
  if (named) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${source.name} is of ${source.date}; it cannot be paid back on ${named}, before that.`
    )
  }
  return source.date
}

async function writeHistory(
  manager: EntityManager,
  source: LockedSource,
  amount: ReturnType<typeof MathBN.convert>,
  act: "paid_back" | "pay_back_reversed",
  actor: Actor
): Promise<void> {
  const after = act === "paid_back" ? MathBN.add(source.refunded_total, amount) : MathBN.sub(source.refunded_total, amount)
  await record(manager, actor, [
    {
      reference: `crm_${source.kind}`,
      reference_id: source.id,
      act,
      changes: {
        refunded_total: [source.refunded_total, after.toFixed()],
        refund: act === "paid_back" ? [null, told(amount, source.currency_code)] : [told(amount, source.currency_code), null],
      },
    },
  ])
}
