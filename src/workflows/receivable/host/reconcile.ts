import { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { refreshReceivableOrder } from "./refresh-order"
import { syncPayments } from "./sync-payments"
import { tellHostAll } from "./tell-host"

const PAGE = 100
const MINUTE_MS = 60_000

export type ReconcileOptions = {
  /** Orders that changed in the host since then are looked at; an hour by default, so that a missed run or two do no harm. */
  since?: Date
}

/**
 * Repairs what an event missed or a crash left. Every repair is safe to repeat, so that two instances may run it at once.
 *
 * @returns how many orders were looked at, and how many had something left to tell the host
 */
export async function reconcileReceivables(
  container: MedusaContainer,
  { since = new Date(Date.now() - 60 * MINUTE_MS) }: ReconcileOptions = {}
): Promise<{ orders: number; told: number }> {
  const told = await finishHostPayments(container)
  let orders = 0
  for await (const orderId of changedOrders(container, since)) {
    await repair(container, orderId)
    orders++
  }
  return { orders, told }
}

async function finishHostPayments(container: MedusaContainer): Promise<number> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const pending = await receivable.listCrmHostPayments({ state: "pending" }, { select: ["id", "order_id"], take: null })
  const orderIds = [...new Set(pending.map(({ order_id }) => order_id))]
  await tellHostAll(container, orderIds)
  return orderIds.length
}

/** Orders changed or newly in the host's ledger since then; the ledger does not touch `updated_at` of its order (2.21.2). */
async function* changedOrders(container: MedusaContainer, since: Date): AsyncGenerator<string> {
  const orderModule = container.resolve(Modules.ORDER)
  const recent = { $gte: since.toISOString() }
  const seen = new Set<string>()
  for (let skip = 0; ; skip += PAGE) {
    const page = { select: ["id"], order: { id: "ASC" }, take: PAGE, skip } as const
    const orders = await orderModule.listOrders({ updated_at: recent, is_draft_order: false } as never, page as never)
    const moved = await orderModule.listOrderTransactions({ created_at: recent } as never, { ...page, select: ["id", "order_id"] } as never)
    for (const id of [...orders.map((order) => order.id), ...moved.map(({ order_id }) => order_id)]) {
      if (!seen.has(id)) {
        seen.add(id)
        yield id
      }
    }
    if (orders.length < PAGE && moved.length < PAGE) {
      return
    }
  }
}

async function repair(container: MedusaContainer, orderId: string): Promise<void> {
  try {
    await syncPayments(container, orderId)
    await refreshReceivableOrder(container, orderId)
    await tellHostAll(container, [orderId])
  } catch (error) {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`crm: order ${orderId} could not be reconciled.`, error as Error)
  }
}
