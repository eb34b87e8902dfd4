import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { letterFile, letterPreview } from "../../../../../../../../workflows/dunning/notice-content"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { loadNotice } from "../../../../load"

/** The letter: as it was kept once it was sent, else to look at. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const notice = await loadNotice(req, req.params.notice_id, req.params.id)
  const kept = notice.channel === "letter" && notice.status === "sent"
  const { pdf, filename } = kept ? await letterFile(req.scope, notice) : await letterPreview(req.scope, notice)
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
}
