import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { burstsPerContainer } from "../../shared/bursts"
import { findHostOrder } from "../receivable/host/host-order"
import { interactions } from "./interaction-module"
import { hostFactsOf, OrderHappenings } from "./rules/host-facts"

const FIELDS = [
  "id", "display_id", "custom_display_id", "status", "is_draft_order", "customer_id", "currency_code", "total", "created_at", "updated_at",
  "canceled_at", "fulfillments.id", "fulfillments.created_at", "fulfillments.shipped_at", "fulfillments.delivered_at",
  "fulfillments.canceled_at",
] // prettier-ignore

/** Notes what happened to these orders and is not known yet. Safe to repeat. @returns how many facts were new */
export async function noteFactsOfOrders(container: MedusaContainer, order_ids: string[]): Promise<number> {
  if (!order_ids.length) {
    return 0
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const [orders, returns] = await Promise.all([
    query.graph({ entity: "order", fields: FIELDS, filters: { id: order_ids } }),
    query.graph({
      entity: "return",
      fields: ["id", "order_id", "created_at", "requested_at", "received_at", "canceled_at"],
      filters: { order_id: order_ids },
    }),
  ])
  const returned = returns.data as unknown as (NonNullable<OrderHappenings["returns"]>[number] & { order_id: string })[]
  const facts = (orders.data as unknown as OrderHappenings[]).flatMap((order) =>
    hostFactsOf({ ...order, returns: returned.filter(({ order_id }) => order_id === order.id) })
  )
  return interactions(container).noteHostFacts(facts)
}

const burstsOf = burstsPerContainer()

/** The same of an order that was just placed: it has no returns, and is read with whoever else hears of it. */
export async function noteFactsOfPlaced(container: MedusaContainer, order_id: string): Promise<void> {
  const order = await findHostOrder(container, order_id)
  await interactions(container).noteHostFacts(order ? hostFactsOf(order) : [])
}

/** The same for an event: one act of the host tells of itself several times, and each needs the order as it is afterwards. */
export async function noteFactsOnEvent(container: MedusaContainer, order_id: string): Promise<void> {
  await burstsOf(container).run(order_id, async () => {
    await noteFactsOfOrders(container, [order_id])
  })
}
