import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { certificateFile } from "../../../../../../../../workflows/warranty/certificate"
import { sendPdf } from "../../../../../../../shared/send-pdf"
import { openOwnWarranty } from "../../../../../../shared/customer-warranty"
import { withOwnOrders } from "../../../../../../shared/own-orders"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const [warranty] = await withOwnOrders(req, [await openOwnWarranty(req)])
  const { pdf, filename } = await certificateFile(req.scope, warranty)
  sendPdf(res, pdf, filename)
}
