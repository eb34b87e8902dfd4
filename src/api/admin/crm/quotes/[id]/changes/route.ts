import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { changesSince } from "../../../../../../workflows/quote/assert-seen"
import { loadQuote } from "../../answer"
import { AdminGetCrmQuoteChangesParams } from "../../validators"

/** Whether someone changed a draft since a revision of it was read, and who changed what; for an editor that is open. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const { since } = req.validatedQuery as AdminGetCrmQuoteChangesParams
  res.json({ revision: quote.revision, message: await changesSince(req.scope, quote, since) })
}
