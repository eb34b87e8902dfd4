import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { attachFiscalDocumentWorkflow } from "../../../../../../workflows/receivable"
import { actorOf } from "../../../../../shared"
import { fiscalDocumentsOfInvoice } from "../../fiscal-documents"
import { loadInvoice } from "../../load"
import { AdminAttachCrmFiscalDocument } from "../../validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { id } = await loadInvoice(req)
  res.json({ fiscal_documents: await fiscalDocumentsOfInvoice(req, id) })
}

export const POST = async (req: MedusaRequest<AdminAttachCrmFiscalDocument>, res: MedusaResponse): Promise<void> => {
  const { id: invoice_id } = await loadInvoice(req)
  const { filename, content, ...document } = req.validatedBody
  const file = filename && content ? { filename, content } : null
  const { result } = await attachFiscalDocumentWorkflow(req.scope).run({
    input: { invoice_id, document, file, actor: actorOf(req) },
  })
  const all = await fiscalDocumentsOfInvoice(req, invoice_id)
  res.json({ fiscal_document: all.find(({ id }) => id === result.id) })
}
