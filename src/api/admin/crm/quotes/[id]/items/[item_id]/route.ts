import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { updateQuoteWorkflow } from "../../../../../../../workflows/quote"
import { ItemEdit } from "../../../../../../../workflows/quote/edit-items"
import { actorOf } from "../../../../../../shared"
import { answerQuote, assertQuoteInScope } from "../../../answer"
import { AdminUpdateCrmQuoteItem } from "../../../validators"

async function edit(req: MedusaRequest, item_edit: ItemEdit): Promise<void> {
  await assertQuoteInScope(req)
  await updateQuoteWorkflow(req.scope).run({ input: { id: req.params.id, change: {}, item_edit, actor: actorOf(req) } })
}

export const POST = async (req: MedusaRequest<AdminUpdateCrmQuoteItem>, res: MedusaResponse): Promise<void> => {
  const given = Object.fromEntries(Object.entries(req.validatedBody).filter(([, value]) => value !== undefined))
  await edit(req, { update: { ...given, id: req.params.item_id } })
  res.json({ quote: await answerQuote(req) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await edit(req, { remove: req.params.item_id })
  res.json({ id: req.params.item_id, object: "crm_quote_item", deleted: true, parent: await answerQuote(req) })
}
