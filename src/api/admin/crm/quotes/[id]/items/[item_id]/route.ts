import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { editQuoteItems } from "../../../../../../../workflows/quote/edit-items"
import { actorOf } from "../../../../../../shared"
import { answerStored, loadQuote } from "../../../answer"
import { saidCosts } from "../../../said-costs"
import { AdminUpdateCrmQuoteItem } from "../../../validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmQuoteItem>, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const { revision = null, ...body } = req.validatedBody
  const [said] = saidCosts(req, [body])
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  const update = { ...given, id: req.params.item_id }
  res.json({
    quote: await answerStored(req, await editQuoteItems(req.scope, quote, { update }, actorOf(req), revision)),
  })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const parent = await editQuoteItems(req.scope, quote, { remove: req.params.item_id }, actorOf(req))
  res.json({
    id: req.params.item_id,
    object: "crm_quote_item",
    deleted: true,
    parent: await answerStored(req, parent),
  })
}
