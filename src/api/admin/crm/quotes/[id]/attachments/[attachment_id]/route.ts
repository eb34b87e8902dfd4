import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { detachFile } from "../../../../../../../workflows/quote/attach-file"
import { readPrivateFile } from "../../../../../../../workflows/shared/private-file"
import { actorOf } from "../../../../../../shared"
import { sendFile } from "../../../../../../shared/send-file"
import { loadQuote, quoteService } from "../../../answer"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id: quote_id } = await loadQuote(req)
  const { attachment_id: id } = req.params
  const [file] = await quoteService(req).listCrmQuoteAttachments({ id, quote_id })
  if (!file) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  sendFile(res, await readPrivateFile(req.scope, file), file)
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadQuote(req)
  await detachFile(req.scope, id, req.params.attachment_id, actorOf(req))
  res.json({ id: req.params.attachment_id, object: "crm_quote_attachment", deleted: true })
}
