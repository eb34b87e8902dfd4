import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../../../../modules/access"
import type { AccessModuleService } from "../../../../../../modules/access/service"
import { renderCreditNotePdf } from "../../../../../../shared/documents"
import { creditNoteDocument } from "../../../../../../workflows/receivable/documents/receivable-documents"
import { rowsByIds } from "../../../../../shared/documents"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadCreditNote } from "../../load"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const note = await loadCreditNote(req)
  const [invoice] = await rowsByIds<{ id: string }>(req, "crm_invoice", [note.invoice_id], [])
  const { settings } = await req.scope
    .resolve<AccessModuleService>(ACCESS_MODULE)
    .settingsFor({ company_id: note.company_id as string })
  sendPdf(res, await renderCreditNotePdf(creditNoteDocument(note, invoice, settings.logo)), note.number ?? note.id)
}
