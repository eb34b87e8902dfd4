import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../modules/receivable/service"
import { deliveries } from "../../../../workflows/delivery/delivery-module"
import { scopeOf } from "../../../shared"
import { AdminGetDeliveryDates } from "./validators"

/** When the last goods of these orders are promised; orders without a date, or outside the caller's scope, are left out. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { order_id } = req.validatedQuery as AdminGetDeliveryDates
  const dates = await deliveries(req.scope).promisedOf(await seen(req, order_id))
  res.json({ delivery_dates: dates, count: dates.length, offset: 0, limit: order_id.length })
}

async function seen(req: MedusaRequest, order_ids: string[]): Promise<string[]> {
  const scope = scopeOf(req)
  if (scope.all) {
    return order_ids
  }
  const hidden = await req.scope
    .resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
    .listCrmReceivableOrders(
      { order_id: order_ids, owner_id: { $ne: null, $nin: scope.owner_ids } } as never,
      { select: ["id", "order_id"], take: order_ids.length }
    )
  return order_ids.filter((id) => !hidden.some((row) => row.order_id === id))
}
