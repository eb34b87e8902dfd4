import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { certificateFile } from "../../../../../../../../workflows/warranty/certificate"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { openOwnWarranty } from "../../../../../../shared/customer-warranty"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { pdf, filename } = await certificateFile(req.scope, await openOwnWarranty(req))
  sendPdf(res, pdf, filename)
}
