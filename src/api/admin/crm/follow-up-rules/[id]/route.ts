import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps } from "../../../../../workflows/follow-up/follow-up-module"
import { ruleDefinitions } from "../../../../../workflows/follow-up/rule-registry"
import { actorOf } from "../../../../shared"
import { assertOwner } from "../../quotes/assert-owner"
import { ruleAnswer } from "../load"
import { AdminUpdateCrmFollowUpRule } from "../validators"

/** Changes a rule; what it opened stays. */
export const POST = async (req: MedusaRequest<AdminUpdateCrmFollowUpRule>, res: MedusaResponse): Promise<void> => {
  await assertOwner(req, req.validatedBody.assignee_id)
  const rule = await followUps(req.scope).saveRule(req.params.id, req.validatedBody, ruleDefinitions(), actorOf(req))
  const open = await followUps(req.scope).openPerRule()
  res.json({ follow_up_rule: ruleAnswer(rule, open.get(rule.key) ?? 0) })
}
