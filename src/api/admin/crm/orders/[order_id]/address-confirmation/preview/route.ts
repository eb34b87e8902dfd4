import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { previewAddressMail } from "../../../../../../../workflows/delivery/mail/preview"
import { requestedUrl } from "../../../../../../shared/document-mails"
import { AdminTellDelivery } from "../../../delivery-validators"
import { loadDeliveryOrder } from "../../../load-delivery"

/** The question as it would leave, to whom; nothing is stored or sent. */
export const POST = async (req: MedusaRequest<AdminTellDelivery>, res: MedusaResponse): Promise<void> => {
  const order = await loadDeliveryOrder(req)
  res.json(await previewAddressMail(req.scope, order, { ...req.validatedBody, base_url: requestedUrl(req) }))
}
