import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { noteShippedSerials, shippedSerialsOf } from "../../../../../../workflows/warranty/shipped-serials"
import { actorOf } from "../../../../../shared"
import { loadDeliveryOrder } from "../../load-delivery"
import { AdminShipCrmSerials } from "../../validators"

/** What of an order was packed, and the serial numbers of its units: on which entitlement, waiting for one, or why on none. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadDeliveryOrder(req)
  res.json({ order_id: id, items: await shippedSerialsOf(req.scope, id) })
}

/** Adds serial numbers to what was packed. */
export const POST = async (req: MedusaRequest<AdminShipCrmSerials>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadDeliveryOrder(req)
  await noteShippedSerials(req.scope, id, req.validatedBody.items, actorOf(req))
  res.json({ order_id: id, items: await shippedSerialsOf(req.scope, id) })
}
