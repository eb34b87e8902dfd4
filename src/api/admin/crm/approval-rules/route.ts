import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

import { actorOf } from "../../../shared"
import { plainRow } from "../../../shared/answer"
import { quoteService } from "../quotes/answer"
import { assertUser } from "./assert-user"
import { AdminCreateCrmApprovalRule } from "./validators"

export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data, metadata } = await query.graph({
    entity: "crm_quote_approval_rule",
    ...req.queryConfig,
    filters: req.filterableFields,
  })
  const { count = 0, skip: offset = 0, take: limit = 0 } = metadata ?? {}
  res.json({ approval_rules: data.map((row) => plainRow(row)), count, offset, limit })
}

export const POST = async (req: MedusaRequest<AdminCreateCrmApprovalRule>, res: MedusaResponse): Promise<void> => {
  await assertUser(req, req.validatedBody.approver_id)
  const rule = await quoteService(req).saveApprovalRule(null, req.validatedBody as never, actorOf(req))
  res.json({ approval_rule: plainRow(rule) })
}
