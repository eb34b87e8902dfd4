import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { previewOffer } from "../../../../../../workflows/follow-up/offer"
import { requestedUrl } from "../../../../../shared/document-mails"
import { clockOf, loadFollowUp } from "../../load"
import { AdminPreviewCrmOffer } from "../../validators"

/** What sending would mail, to whom; nothing is stored or sent. */
export const POST = async (req: MedusaRequest<AdminPreviewCrmOffer>, res: MedusaResponse): Promise<void> => {
  const row = await loadFollowUp(req, await clockOf(req))
  res.json(await previewOffer(req.scope, row, { ...req.validatedBody, base_url: requestedUrl(req) }))
}
