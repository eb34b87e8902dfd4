import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { followUps } from "../../../../workflows/follow-up/follow-up-module"
import { ruleDefinitions } from "../../../../workflows/follow-up/rule-registry"
import { ruleAnswer } from "./load"

/** All rules; there are few. */
export const GET = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const rules = await followUps(req.scope).rules(ruleDefinitions())
  const open = await followUps(req.scope).openPerRule()
  res.json({
    follow_up_rules: rules.map((rule) => ruleAnswer(rule, open.get(rule.key) ?? 0)),
    count: rules.length,
    offset: 0,
    limit: rules.length,
  })
}
