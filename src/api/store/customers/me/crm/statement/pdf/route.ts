import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { readStatement } from "../../../../../../../workflows/receivable/statement/read-statement"
import { answerStatementPdf, statementRange } from "../../../../../../shared/statement"
import { ownDebtor } from "../../../../../shared/own-customers"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await answerStatementPdf(req, res, await readStatement(req.scope, await ownDebtor(req), statementRange(req)))
}
