import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendOffer } from "../../../../../../workflows/follow-up/offer"
import { requestedUrl } from "../../../../../shared/document-mails"
import { clockOf, loadFollowUp } from "../../load"
import { AdminSendCrmOffer } from "../../validators"

/** Mails an offer to the customer; the follow-up stays as it is. */
export const POST = async (req: MedusaRequest<AdminSendCrmOffer>, res: MedusaResponse): Promise<void> => {
  const { idempotency_key, ...options } = req.validatedBody
  const row = await loadFollowUp(req, await clockOf(req))
  const mail = await sendOffer(req.scope, row, { ...options, base_url: requestedUrl(req) }, idempotency_key)
  res.json({ mail })
}
