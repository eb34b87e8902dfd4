import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { attachFileWorkflow } from "../../../../../../workflows/quote/attach-file"
import { actorOf } from "../../../../../shared"
import { loadQuote, quoteService } from "../../answer"
import { answerAttachment } from "../../attachment-answer"
import { AdminAttachCrmQuoteFile } from "../../validators"

/** The files of a quote, oldest first. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadQuote(req)
  const attachments = await quoteService(req).listCrmQuoteAttachments(
    { quote_id: id },
    { order: { created_at: "ASC", id: "ASC" }, take: null as never }
  )
  res.json({ attachments: attachments.map(answerAttachment) })
}

export const POST = async (req: MedusaRequest<AdminAttachCrmQuoteFile>, res: MedusaResponse): Promise<void> => {
  const { id } = await loadQuote(req)
  const { filename, content, for_buyer } = req.validatedBody
  const { result } = await attachFileWorkflow(req.scope).run({
    input: { quote_id: id, filename, content, for_buyer, actor: actorOf(req) },
  })
  res.json({ attachment: answerAttachment(result) })
}
