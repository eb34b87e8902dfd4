import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { RuleRow } from "../../../../modules/follow-up/types"
import { followUps } from "../../../../workflows/follow-up/follow-up-module"
import { ruleDefinitions, ruleInCode } from "../../../../workflows/follow-up/rule-registry"

/** A rule as the API answers it; one in code brings its own name. */
export function ruleAnswer({ turn: _turn, ...rule }: RuleRow, open_count: number): Record<string, unknown> {
  const own = ruleInCode(rule.key)
  const { choices = {}, least_days = 0 } = ruleDefinitions().find(({ key }) => key === rule.key) ?? {}
  return {
    ...rule,
    ...(own ? { name: own.name, description: own.description ?? null } : {}),
    choices,
    least_days,
    open_count,
  }
}

/** @throws NOT_FOUND */
export async function loadRule(req: MedusaRequest): Promise<RuleRow> {
  const { id } = req.params
  const rule = (await followUps(req.scope).rules(ruleDefinitions())).find((one) => one.id === id)
  if (!rule) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Follow-up rule ${id} was not found.`)
  }
  return rule
}
