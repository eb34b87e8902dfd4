import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"

import { customerGroup } from "../../../../../../workflows/interaction/customer-group"
import { accessOf } from "../../../../../shared"
import { timelineRequest } from "../../../../../shared/timeline"
import { reportingOf } from "../../../reports/report-input"

/** What happened with the customer of an order, as far as it is about the order. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { order_id } = req.params
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id", "customer_id"], filters: { id: order_id } })
  if (!data[0]) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${order_id}.`)
  }
  const { customer_id } = data[0]
  const group = customer_id ? await customerGroup(req.scope, customer_id) : null
  const customer_ids = group?.customer_ids ?? []
  const { owner_ids } = accessOf(req)
  const asked = timelineRequest(req)
  const page = await reportingOf(req).timeline({ ...asked, customer_ids, order_id, owner_ids })
  res.json({ ...page, customer_id: group?.root_id ?? null, limit: asked.limit })
}
