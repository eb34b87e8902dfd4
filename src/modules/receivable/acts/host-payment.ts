import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { SYSTEM_ACTOR } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { roundMoney } from "../../../shared/money"
import { HostOrderFacts, nextHostPayment } from "../host-payments/claim"
import { insertRows, lockName, updateRow } from "../sql/rows"
import { setFree } from "./reverse-allocation"

/** How long one process may work on an act before another takes it over. */
const LEASE_SECONDS = 30

const lease = (): Date => new Date(Date.now() + LEASE_SECONDS * 1000)

/**
 * The order's act under way, or a new one when the host has something to be told. One act at a time per order.
 *
 * @returns whether the caller is to perform it; null when both sides agree
 */
export async function claimHostPayment(
  manager: EntityManager,
  facts: HostOrderFacts
): Promise<{ id: string; mine: boolean } | null> {
  await lockName(manager, `crm_host_payment:${facts.order_id}`)
  const [pending] = await manager.execute<{ id: string; leased: boolean }[]>(
    `select id, coalesce(leased_until > now(), false) as leased from crm_host_payment
     where order_id = ? and state = 'pending' and deleted_at is null`,
    [facts.order_id]
  )
  if (pending) {
    if (!pending.leased) {
      await updateRow(manager, "crm_host_payment", pending.id, { leased_until: lease() })
    }
    return { id: pending.id, mine: !pending.leased }
  }
  const next = await nextHostPayment((sql, values) => manager.execute(sql, values), facts)
  if (!next) {
    return null
  }
  const [id] = await insertRows(manager, "crm_host_payment", "crmhp", [
    { ...next, state: "pending", leased_until: lease() },
  ])
  return { id, mine: true }
}

/** Doing it twice changes nothing. */
export async function finishHostPayment(manager: EntityManager, id: string, payment_id: string): Promise<void> {
  await manager.execute(
    `update crm_host_payment set state = 'done', payment_id = ?, leased_until = null, updated_at = now() where id = ? and state = 'pending'`,
    [payment_id, id]
  )
}

/** The host knows nothing of it, so that nothing of it is kept. */
export async function dropHostPayment(manager: EntityManager, id: string): Promise<void> {
  await manager.execute("delete from crm_host_payment where id = ? and state = 'pending'", [id])
}

type HostRefund = { order_id: string; payment_id: string; refund_id: string; currency_code: string; amount: string }

/** A refund that someone made in the host on a payment of ours; its own id keeps it from counting twice. */
export async function recordHostRefund(manager: EntityManager, refund: HostRefund, today: Day): Promise<void> {
  await lockName(manager, `crm_host_payment:${refund.order_id}`)
  const [known] = await manager.execute<unknown[]>(
    "select id from crm_host_payment where refund_id = ? and deleted_at is null",
    [refund.refund_id]
  )
  if (known) {
    return
  }
  await insertRows(manager, "crm_host_payment", "crmhp", [{ ...refund, amount: `-${refund.amount}`, state: "done" }])
  await setFree(
    manager,
    ownReceiptsOf(refund.order_id),
    roundMoney(refund.amount, refund.currency_code),
    SYSTEM_ACTOR,
    today
  )
}

/** What receipts that the host did not take itself settle on an order's invoices. */
const ownReceiptsOf = (order_id: string) => ({
  where: `receipt_id in (select id from crm_receipt where not (source = 'host_capture' and order_id is not distinct from ?))
    and invoice_id in (select id from crm_invoice where order_id = ?)`,
  values: [order_id, order_id],
})
