import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { updateQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, assertQuoteInScope } from "../../answer"
import { AdminAddCrmQuoteItems } from "../../validators"

export const POST = async (req: MedusaRequest<AdminAddCrmQuoteItems>, res: MedusaResponse): Promise<void> => {
  await assertQuoteInScope(req)
  const add = "items" in req.validatedBody ? req.validatedBody.items : [req.validatedBody]
  await updateQuoteWorkflow(req.scope).run({
    input: { id: req.params.id, change: {}, item_edit: { add }, actor: actorOf(req) },
  })
  res.json({ quote: await answerQuote(req) })
}
