import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { actorOf } from "../../../../shared"
import { plainRow } from "../../../../shared/answer"
import { quoteService } from "../../quotes/answer"
import { assertUser } from "../assert-user"
import { AdminUpdateCrmApprovalRule } from "../validators"

export const POST = async (req: MedusaRequest<AdminUpdateCrmApprovalRule>, res: MedusaResponse): Promise<void> => {
  await assertUser(req, req.validatedBody.approver_id)
  const rule = await quoteService(req).saveApprovalRule(req.params.id, req.validatedBody as never, actorOf(req))
  res.json({ approval_rule: plainRow(rule) })
}

export const DELETE = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  await quoteService(req).removeApprovalRule(req.params.id, actorOf(req))
  res.json({ id: req.params.id, object: "crm_quote_approval_rule", deleted: true })
}
