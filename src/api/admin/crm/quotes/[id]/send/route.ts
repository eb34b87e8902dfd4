import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote } from "../../answer"
import { AdminSendCrmQuote } from "../../validators"

export const POST = async (req: MedusaRequest<AdminSendCrmQuote>, res: MedusaResponse): Promise<void> => {
  await loadQuote(req)
  const { result } = await sendQuoteWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      ...req.validatedBody,
      actor: actorOf(req),
      base_url: `${req.protocol}://${req.get("host")}`,
    },
  })
  res.json({ quote: await answerQuote(req), public_url: result.public_url })
}
