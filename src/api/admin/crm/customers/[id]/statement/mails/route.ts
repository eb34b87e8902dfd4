import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { debtorOf } from "../../../../../../shared/customer"
import { STATEMENT_OF } from "../../../../../../../workflows/receivable/statement/mail-statement"
import { answerMails } from "../../../../../../shared/document-mails"

/** Statements that were mailed to the customer's debtor, by hand or by the month. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const { debtor_ids } = await debtorOf(req)
  await answerMails(req, res, STATEMENT_OF, debtor_ids)
}
