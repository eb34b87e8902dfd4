import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { answerSendPreview } from "../../../../../shared/document-mails"
import { loadInvoice } from "../../load"

/** The mail as it would leave without any words of one's own. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await answerSendPreview(req, res, "crm_invoice", id)
}

/** The mail as it would leave with the words and recipients of the body. */
export const POST = GET
