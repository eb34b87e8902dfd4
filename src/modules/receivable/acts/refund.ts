import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { freedBy, refundable } from "../rules/given-back"
import { leftOf, LockedSource, lockSources, told } from "../sql/documents"
import { openDay } from "../sql/periods"
import { addTo, insertRows, lockName, record } from "../sql/rows"
import { setFree } from "./reverse-allocation"

type Refunded = { payment_id: string; refunded_total: string; actor: Actor }

/**
 * Raises what a payment's receipts gave back to the host's own sum, on the newest receipt first. What they had settled of it is set
 * free, the newest allocation first. A sum that is known already changes nothing.
 */
export async function setPaymentRefunded(
  manager: EntityManager,
  { payment_id, refunded_total, actor }: Refunded,
  today: Day
): Promise<void> {
  await lockName(manager, `crm_payment:${payment_id}`)
  const receipts = await manager.execute<{ id: string; amount: string; refunded_total: string }[]>(
    `select id, amount::text, refunded_total::text from crm_receipt where payment_id = ? and deleted_at is null order by created_at desc, id desc`,
    [payment_id]
  )
  let left = MathBN.sub(refunded_total, ...receipts.map((receipt) => receipt.refunded_total))
  for (const { id } of receipts) {
    if (left.isGreaterThan(0)) {
      left = MathBN.sub(left, await refundReceipt(manager, id, left, actor, today))
    }
  }
}

/** @returns how much of it this receipt took */
async function refundReceipt(
  manager: EntityManager,
  id: string,
  wanted: ReturnType<typeof MathBN.convert>,
  actor: Actor,
  today: Day
): Promise<ReturnType<typeof MathBN.convert>> {
  const [unlocked] = await manager.execute<{ amount: string; refunded_total: string; allocated_total: string }[]>(
    "select amount::text, refunded_total::text, allocated_total::text from crm_receipt where id = ?",
    [id]
  )
  const amount = MathBN.min(wanted, refundable(unlocked))
  const freed = freedBy(wanted, unlocked)
  if (freed.isGreaterThan(0)) {
    await setFree(manager, { where: "receipt_id = ?", values: [id] }, freed, actor, today)
  }
  const [receipt] = await lockSources(manager, "receipt", [id])
  const taken = MathBN.min(amount, leftOf(receipt))
  if (!taken.isGreaterThan(0)) {
    return taken
  }
  await writeRefund(manager, receipt, taken, actor, today)
  await addTo(manager, "crm_receipt", "refunded_total", [{ id, amount: taken }])
  const after = MathBN.add(receipt.refunded_total, taken).toFixed()
  await record(manager, actor, [
    {
      reference: "crm_receipt",
      reference_id: id,
      act: "refunded",
      changes: { refunded_total: [receipt.refunded_total, after], refund: [null, told(taken, receipt.currency_code)] },
    },
  ])
  return taken
}

/** The day that the money counts as gone: a statement, an aging and a journal of a past day know nothing of it yet. */
async function writeRefund(
  manager: EntityManager,
  receipt: LockedSource,
  amount: ReturnType<typeof MathBN.convert>,
  actor: Actor,
  today: Day
): Promise<void> {
  const [{ company_id, received_date, method }] = await manager.execute<
    { company_id: string; received_date: Day; method: string | null }[]
  >("select company_id, received_date, method from crm_receipt where id = ?", [receipt.id])
  const paid_date = await openDay(manager, company_id, received_date > today ? received_date : today)
  await insertRows(manager, "crm_refund", "crmrf", [
    {
      receipt_id: receipt.id,
      credit_note_id: null,
      amount,
      currency_code: receipt.currency_code,
      paid_date,
      method,
      reference: null,
      note: null,
      customer_id: receipt.customer_id,
      bill_to_customer_id: receipt.bill_to_customer_id,
      paid_by: actor.actor_id,
    },
  ])
}
