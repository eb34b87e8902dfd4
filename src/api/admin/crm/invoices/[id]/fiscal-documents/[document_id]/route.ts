import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { RECEIVABLE_MODULE } from "../../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../../modules/receivable/service"
import { detachFiscalDocument } from "../../../../../../../workflows/receivable"
import { readPrivateFile } from "../../../../../../../workflows/shared/private-file"
import { actorOf } from "../../../../../../shared"
import { sendFile } from "../../../../../../shared/send-file"
import { loadInvoice } from "../../../load"

/** The document's file, to be saved. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id: invoice_id } = await loadInvoice(req)
  const { document_id: id } = req.params
  const receivable = req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const [row] = await receivable.listCrmFiscalDocuments({ id, invoice_id }, { take: 1 })
  const { file_id, filename, mime_type } = row ?? {}
  if (!file_id || !filename || !mime_type) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Tax document ${id} ${row ? "has no file" : "was not found"}.`)
  }
  sendFile(res, await readPrivateFile(req.scope, { file_id, filename }), { filename, mime_type })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  await detachFiscalDocument(req.scope, id, req.params.document_id, actorOf(req))
  res.json({ id: req.params.document_id, object: "crm_fiscal_document", deleted: true })
}
