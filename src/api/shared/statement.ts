import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

import { readDebtor, statementFile } from "../../workflows/receivable/statement/statement-document"
import { CustomerStatement, readStatement, StatementRange } from "../../workflows/receivable/statement/read-statement"
import { accessOf } from "./caller"
import { debtorOf } from "./customer"
import { currencyCode, day } from "./fields"
import { sendPdf } from "./send-pdf"

/** Which days and currency a statement is of: this month until today, and the currency that something is open in, unless said. */
export const StatementParams = z.strictObject({
  from: day().optional(),
  to: day().optional(),
  currency_code: currencyCode().optional(),
})

export const statementRange = (req: MedusaRequest): StatementRange => req.validatedQuery as StatementRange

/** The statement of a customer's debtor, for someone of the staff who sees all that is in it. */
export const staffStatement = async (req: MedusaRequest): Promise<CustomerStatement> =>
  readStatement(req.scope, await debtorOf(req), statementRange(req), accessOf(req).owner_ids)

/** Answers a statement as a PDF. */
export async function answerStatementPdf(
  req: MedusaRequest,
  res: MedusaResponse,
  statement: CustomerStatement
): Promise<void> {
  const debtor = await readDebtor(req.scope, statement.bill_to_customer_id)
  const { pdf, filename } = await statementFile(req.scope, statement, debtor)
  sendPdf(res, pdf, filename.replace(/\.pdf$/, ""))
}
