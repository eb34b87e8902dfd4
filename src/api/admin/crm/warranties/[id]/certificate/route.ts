import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { certificateFile } from "../../../../../../workflows/warranty/certificate"
import { sendPdf } from "../../../../../shared/send-pdf"
import { loadWarranty } from "../../load"
import { AdminGetCrmCertificateParams } from "../../validators"

/** What is covered, for whom and until when, as a PDF; `locale` is en or pt-BR. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { locale } = req.validatedQuery as AdminGetCrmCertificateParams
  const { pdf, filename } = await certificateFile(req.scope, await loadWarranty(req), locale)
  sendPdf(res, pdf, filename)
}
