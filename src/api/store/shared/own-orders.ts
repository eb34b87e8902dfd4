import { MedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { ownCustomers } from "./own-customers"

/**
 * Which of these orders are of the customer who is logged in. What was given to them keeps the order of who had it before, and whoever
 * knows an order's id is shown its mail and address: the host asks no one who they are (`GET /store/orders/:id`, 2.21.2).
 */
export async function ownOrders(req: MedusaRequest, ids: (string | null)[]): Promise<Set<string>> {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))]
  if (!asked.length) {
    return new Set()
  }
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["id"],
    filters: { id: asked, customer_id: await ownCustomers(req) },
  })
  return new Set(data.map(({ id }) => id))
}

type OfOrder = { order_id: string | null; order_number: string | null }

/** Rows without the order that they are of, where that is another's. */
export async function withOwnOrders<Row extends OfOrder>(req: MedusaRequest, rows: Row[]): Promise<Row[]> {
  const own = await ownOrders(
    req,
    rows.map(({ order_id }) => order_id)
  )
  return rows.map((row) => (own.has(row.order_id ?? "") ? row : { ...row, order_id: null, order_number: null }))
}
