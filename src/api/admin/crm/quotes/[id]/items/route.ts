import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { editQuoteItems } from "../../../../../../workflows/quote/edit-items"
import { actorOf } from "../../../../../shared"
import { answerStored, loadQuote } from "../../answer"
import { saidCosts } from "../../said-costs"
import { AdminAddCrmQuoteItems } from "../../validators"

export const POST = async (req: MedusaRequest<AdminAddCrmQuoteItems>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const { revision = null, ...body } = req.validatedBody
  const add = saidCosts(req, "items" in body ? body.items : [body])
  res.json({ quote: await answerStored(req, await editQuoteItems(req.scope, quote, { add }, actorOf(req), revision)) })
}
