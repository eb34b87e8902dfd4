import { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../modules/receivable"
import type { ReceivableModuleService } from "../../../modules/receivable/service"
import { syncReceivableOrder } from "../sync-receivable-order"
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
    await repair(container, orderId, since)
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

/**
 * Orders changed, moved in the host's ledger, edited, returned or delivered since then. Ledger, changes and deliveries do not touch
 * `updated_at` of their order (2.21.2).
 */
export async function* changedOrders(container: MedusaContainer, since: Date): AsyncGenerator<string> {
  const orderModule = container.resolve(Modules.ORDER)
  const recent = { $gte: since.toISOString() }
  const seen = new Set<string>()
  for (let skip = 0; ; skip += PAGE) {
    const page = { order: { id: "ASC" }, take: PAGE, skip } as const
    const ofOrder = { ...page, select: ["id", "order_id"] } as never
    const pages = [
      (await orderModule.listOrders({ updated_at: recent, is_draft_order: false } as never, { ...page, select: ["id"] } as never)).map(({ id }) => id),
      (await orderModule.listOrderTransactions({ created_at: recent } as never, ofOrder)).map(({ order_id }) => order_id),
      (await orderModule.listOrderChanges({ updated_at: recent } as never, ofOrder)).map(({ order_id }) => order_id),
      await ordersOfFulfillments(container, { updated_at: recent }, page),
    ] // prettier-ignore
    for (const id of pages.flat()) {
      if (id && !seen.has(id)) {
        seen.add(id)
        yield id
      }
    }
    if (pages.every(({ length }) => length < PAGE)) {
      return
    }
  }
}

/** One page of fulfilments as orders; "" is one that belongs to none, so that the page's length tells whether more come. */
async function ordersOfFulfillments(container: MedusaContainer, filters: object, page: object): Promise<string[]> {
  const fulfillments = await container
    .resolve(Modules.FULFILLMENT)
    .listFulfillments(filters as never, { ...page, select: ["id"] } as never)
  if (!fulfillments.length) {
    return []
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "order_fulfillment",
    fields: ["order_id", "fulfillment_id"],
    filters: { fulfillment_id: fulfillments.map(({ id }) => id) },
  })
  const links = data as { order_id: string; fulfillment_id: string }[]
  const orders = new Map(links.map(({ order_id, fulfillment_id }) => [fulfillment_id, order_id]))
  return fulfillments.map(({ id }) => orders.get(id) ?? "")
}

async function repair(container: MedusaContainer, orderId: string, since: Date): Promise<void> {
  try {
    await syncReceivableOrder(container, orderId, { since })
    await tellHostAll(container, [orderId])
  } catch (error) {
    container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`crm: order ${orderId} could not be reconciled.`, error as Error)
  }
}
