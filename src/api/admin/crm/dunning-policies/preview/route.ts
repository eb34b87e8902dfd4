import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { previewLevel } from "../../../../../workflows/dunning/preview-level"
import { AdminPreviewCrmDunningLevel } from "../validators"

/** What a level would say to an example debtor; nothing is kept. */
export const POST = async (req: MedusaRequest<AdminPreviewCrmDunningLevel>, res: MedusaResponse): Promise<void> => {
  res.json({ preview: await previewLevel(req.scope, req.validatedBody) })
}
