import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { readStatement } from "../../../../../../../workflows/receivable/statement/read-statement"
import { answerStatementPdf, statementRange } from "../../../../../../shared/statement"
import { customerActor } from "../../../../../shared/customer-quote"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await answerStatementPdf(req, res, await readStatement(req.scope, customerActor(req).actor_id, statementRange(req)))
}
