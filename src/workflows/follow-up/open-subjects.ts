import { MedusaContainer } from "@medusajs/framework/types"

import { SHIPPED_RULES, Subject } from "../../modules/follow-up/rules/rule-definitions"
import { followUps } from "./follow-up-module"

/** What rules opened about a customer and is open, by subject: what may have lost its cause when somebody spoke to them. */
export async function openSubjectsOf(container: MedusaContainer, customer_id: string): Promise<[Subject, string[]][]> {
  const rows = await followUps(container).listCrmFollowUps(
    { customer_id, status: "open", rule_key: SHIPPED_RULES.map(({ key }) => key) },
    { select: ["id", "rule_key", "reference_id"], take: 200 }
  )
  const ids = new Map<Subject, string[]>()
  for (const { rule_key, reference_id } of rows) {
    const rule = SHIPPED_RULES.find(({ key }) => key === rule_key)
    if (rule && reference_id) {
      ids.set(rule.subject, [...(ids.get(rule.subject) ?? []), reference_id])
    }
  }
  return [...ids]
}
