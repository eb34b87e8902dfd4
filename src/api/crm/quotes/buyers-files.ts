import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { QUOTE_MODULE } from "../../../modules/quote"
import type { QuoteModuleService } from "../../../modules/quote/service"
import { QuoteAttachmentRow } from "../../../modules/quote/types"
import { readPrivateFile } from "../../../workflows/shared/private-file"
import { sendFile } from "../../shared/send-file"

export type BuyersFile = Pick<QuoteAttachmentRow, "id" | "filename" | "mime_type" | "size">

/** The files of a quote that its buyer gets, oldest first; those of the house are not among them. */
export async function buyersFiles(req: MedusaRequest, quote_id: string): Promise<BuyersFile[]> {
  const rows = await req.scope
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuoteAttachments({ quote_id, for_buyer: true }, { order: { created_at: "ASC", id: "ASC" } })
  return rows.map(({ id, filename, mime_type, size }) => ({ id, filename, mime_type, size }))
}

/**
 * Answers one of these files, to be saved.
 *
 * @throws NOT_FOUND for any other, the house's too
 */
export async function sendBuyersFile(
  req: MedusaRequest,
  res: MedusaResponse,
  quote_id: string,
  id: string
): Promise<void> {
  const [file] = await req.scope
    .resolve<QuoteModuleService>(QUOTE_MODULE)
    .listCrmQuoteAttachments({ id, quote_id, for_buyer: true })
  if (!file) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `File ${id} was not found.`)
  }
  sendFile(res, await readPrivateFile(req.scope, file), file)
}
