import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { rejectAddressWorkflow } from "../../../../../../../workflows/delivery"
import { actorOf } from "../../../../../../shared"
import { requestedUrl } from "../../../../../../shared/document-mails"
import { AdminRejectAddress } from "../../../delivery-validators"
import { deliveryAnswer, loadDeliveryOrder } from "../../../load-delivery"

/** Leaves the order's address as it is and tells the buyer; rejecting again answers the same. */
export const POST = async (req: MedusaRequest<AdminRejectAddress>, res: MedusaResponse): Promise<void> => {
  const order = await loadDeliveryOrder(req)
  const { result: mail } = await rejectAddressWorkflow(req.scope).run({
    input: { order_id: order.id, ...req.validatedBody, base_url: requestedUrl(req), actor: actorOf(req) },
  })
  res.json({ delivery: await deliveryAnswer(req, order), mail })
}
