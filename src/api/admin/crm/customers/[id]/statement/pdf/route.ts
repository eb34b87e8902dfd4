import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { readHostCustomer } from "../../../../../../../workflows/receivable/host/customer"
import { answerStatementPdf, staffStatement } from "../../../../../../shared/statement"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await readHostCustomer(req.scope, req.params.id)
  await answerStatementPdf(req, res, await staffStatement(req))
}
