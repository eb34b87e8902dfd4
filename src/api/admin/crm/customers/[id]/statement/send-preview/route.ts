import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { customerOf } from "../../../../../../shared/customer"
import { previewStatementMail } from "../../../../../../../workflows/receivable/statement/mail-statement"
import type { AdminPreviewCrmDocumentMail } from "../../../../../../shared/document-mails"
import { staffStatement } from "../../../../../../shared/statement"

/** What sending would mail, to whom; nothing is stored or sent. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await customerOf(req)
  const options = (req.validatedBody ?? {}) as AdminPreviewCrmDocumentMail
  res.json(await previewStatementMail(req.scope, await staffStatement(req), options))
}

/** The mail as it would leave with the words and recipients of the body. */
export const POST = GET
