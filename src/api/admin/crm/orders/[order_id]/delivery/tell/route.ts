import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { tellDeliveryWorkflow } from "../../../../../../../workflows/delivery"
import { actorOf } from "../../../../../../shared"
import { requestedUrl } from "../../../../../../shared/document-mails"
import { AdminTellDelivery } from "../../../delivery-validators"
import { deliveryAnswer, loadDeliveryOrder } from "../../../load-delivery"

/** Tells the customer the dates, once for what changed since they were told last. */
export const POST = async (req: MedusaRequest<AdminTellDelivery>, res: MedusaResponse): Promise<void> => {
  const order = await loadDeliveryOrder(req)
  const { result: mail } = await tellDeliveryWorkflow(req.scope).run({
    input: { order_id: order.id, ...req.validatedBody, base_url: requestedUrl(req), actor: actorOf(req) },
  })
  res.json({ delivery: await deliveryAnswer(req, order), mail })
}
