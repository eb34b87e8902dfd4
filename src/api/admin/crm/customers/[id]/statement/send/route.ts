import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { sendStatementWorkflow } from "../../../../../../../workflows/receivable"
import { customerOf } from "../../../../../../shared/customer"
import { actorOf } from "../../../../../../shared"
import type { AdminSendCrmDocument } from "../../../../../../shared/document-mails"
import { staffStatement } from "../../../../../../shared/statement"

/** Mails the statement that the query names as the body says; how the mail went is in the answer. */
export const POST = async (req: MedusaRequest<AdminSendCrmDocument>, res: MedusaResponse): Promise<void> => {
  const { id: customer_id } = await customerOf(req)
  // Refuses who may not see all of it, and says of which days it is.
  const { from, to, currency_code } = await staffStatement(req)
  const { idempotency_key, ...options } = req.validatedBody
  const { result: mail } = await sendStatementWorkflow(req.scope).run({
    input: { customer_id, range: { from, to, currency_code }, options, idempotency_key, actor: actorOf(req) },
  })
  res.json({ mail })
}
