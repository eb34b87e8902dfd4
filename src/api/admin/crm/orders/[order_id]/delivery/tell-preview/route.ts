import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { requestedUrl } from "../../../../../../shared/document-mails"
import { previewDeliveryMail } from "../../../../../../../workflows/delivery/mail/preview"
import { AdminPreviewDelivery } from "../../../delivery-validators"
import { loadDeliveryOrder } from "../../../load-delivery"

/** The mail as it would leave, to whom; nothing is stored or sent. */
export const POST = async (req: MedusaRequest<AdminPreviewDelivery>, res: MedusaResponse): Promise<void> => {
  const order = await loadDeliveryOrder(req)
  res.json(await previewDeliveryMail(req.scope, order, { ...req.validatedBody, base_url: requestedUrl(req) }))
}
