import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { deliveries } from "../../../../../../workflows/delivery/delivery-module"
import { readDeliveryOrders } from "../../../../../../workflows/delivery/host-order"
import { customerDelivery } from "../../../../shared/customer-delivery"
import { ownCustomers } from "../../../../shared/own-customers"
import { StoreGetCrmDeliveriesParams } from "../../../../shared/validators"

/** When the orders of the customer who is logged in arrive, newest order first; `order_id` narrows to one. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { limit, offset, order_id } = req.validatedQuery as StoreGetCrmDeliveriesParams
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "order",
    fields: ["id"],
    filters: {
      customer_id: await ownCustomers(req),
      is_draft_order: false,
      ...(order_id ? { id: order_id } : {}),
    } as never,
    pagination: { take: limit, skip: offset, order: { created_at: "DESC", id: "DESC" } },
  })
  const ids = data.map(({ id }) => id)
  const [orders, rows] = await Promise.all([
    readDeliveryOrders(req.scope, ids),
    deliveries(req.scope).linesOfOrders(ids),
  ])
  const answers = ids
    .flatMap((id) => orders.find((order) => order.id === id) ?? [])
    .map((order) =>
      customerDelivery(
        order,
        rows.filter((row) => row.order_id === order.id)
      )
    )
  res.json({ deliveries: answers, count: metadata?.count ?? answers.length, offset, limit })
}
