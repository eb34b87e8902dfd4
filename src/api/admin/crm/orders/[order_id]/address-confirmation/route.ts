import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { askAddressWorkflow } from "../../../../../../workflows/delivery"
import { actorOf } from "../../../../../shared"
import { requestedUrl } from "../../../../../shared/document-mails"
import { AdminAskAddress } from "../../delivery-validators"
import { deliveryAnswer, loadDeliveryOrder } from "../../load-delivery"

/** Asks the buyer by mail to confirm or correct the address; how the mail went is in the answer. */
export const POST = async (req: MedusaRequest<AdminAskAddress>, res: MedusaResponse): Promise<void> => {
  const order = await loadDeliveryOrder(req)
  const { result: mail } = await askAddressWorkflow(req.scope).run({
    input: { order_id: order.id, ...req.validatedBody, base_url: requestedUrl(req), actor: actorOf(req) },
  })
  res.json({ delivery: await deliveryAnswer(req, order), mail })
}
