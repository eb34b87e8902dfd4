import { MedusaContainer } from "@medusajs/framework/types"

import { Subject, SHIPPED_RULES } from "../../modules/follow-up/rules/rule-definitions"
import { followUps } from "./follow-up-module"

/** What rules opened about a customer and is open, by subject: what may have lost its cause when somebody spoke to them. */
export async function openSubjectsOf(container: MedusaContainer, customer_id: string): Promise<[Subject, string[]][]> {
  const rows = await followUps(container).listCrmFollowUps(
    { customer_id, status: "open", rule_key: SHIPPED_RULES.map(({ key }) => key) },
    { select: ["id", "rule_key", "reference_id"], take: 200 }
  )
  const subjects = [...new Set(SHIPPED_RULES.map(({ subject }) => subject))]
  return subjects.map((subject): [Subject, string[]] => [
    subject,
    rows.flatMap(({ rule_key, reference_id }) => {
      const rule = SHIPPED_RULES.find(({ key }) => key === rule_key)
      return rule?.subject === subject && reference_id ? [reference_id] : []
    }),
  ])
}
