import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { customerOf } from "../../../../../../shared/customer"
import { answerStatementPdf, staffStatement } from "../../../../../../shared/statement"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await customerOf(req)
  await answerStatementPdf(req, res, await staffStatement(req))
}
