import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { RECEIVABLE_MODULE } from "../../../../../../../modules/receivable"
import type { ReceivableModuleService } from "../../../../../../../modules/receivable/service"
import { readHostCustomer } from "../../../../../../../workflows/receivable/host/customer"
import { STATEMENT_OF } from "../../../../../../../workflows/receivable/statement/mail-statement"
import { answerMails } from "../../../../../../shared/document-mails"

/** Statements that were mailed to the customer's debtor, by hand or by the month. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await readHostCustomer(req.scope, req.params.id)
  const debtor = await req.scope.resolve<ReceivableModuleService>(RECEIVABLE_MODULE).debtorOf(req.params.id)
  await answerMails(req, res, STATEMENT_OF, debtor)
}
