import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { acceptAddressWorkflow } from "../../../../../../../workflows/delivery"
import { readDeliveryOrder } from "../../../../../../../workflows/delivery/host-order"
import { actorOf } from "../../../../../../shared"
import { requestedUrl } from "../../../../../../shared/document-mails"
import { AdminAcceptAddress } from "../../../delivery-validators"
import { deliveryAnswer, loadDeliveryOrder } from "../../../load-delivery"

/** Puts the buyer's correction on the host's order; accepting again answers the same. */
export const POST = async (req: MedusaRequest<AdminAcceptAddress>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadDeliveryOrder(req)
  const { result: mail } = await acceptAddressWorkflow(req.scope).run({
    input: { order_id: id, ...req.validatedBody, base_url: requestedUrl(req), actor: actorOf(req) },
  })
  res.json({ delivery: await deliveryAnswer(req, await readDeliveryOrder(req.scope, id)), mail })
}
