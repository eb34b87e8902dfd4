import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { accessOf } from "../../../../shared"

/** Figures that say what claims cost, or who paid what of it. */
const COSTS = [
  "total", "provisioned_total", "goodwill_total", "parts", "labour", "freight", "replacement", "third_party", "other", "deductible", "cost",
  "recovered", "net", "cost_percent", "left", "expected", "claimed", "received", "refused", "outstanding", "amount", "provision", "cost_this_month",
  "expected_this_month",
] // prettier-ignore

export const seesCosts = (req: MedusaRequest): boolean => accessOf(req).can_see_margin

/** What is answered, without its costs to who does not see margins, also in what it holds. */
export function seen<Answer>(req: MedusaRequest, answer: Answer): unknown {
  return seesCosts(req) ? answer : without(answer)
}

function without(answer: unknown): unknown {
  if (Array.isArray(answer)) {
    return answer.map(without)
  }
  return answer !== null && typeof answer === "object"
    ? Object.fromEntries(
        Object.entries(answer).flatMap(([name, value]) => (COSTS.includes(name) ? [] : [[name, without(value)]]))
      )
    : answer
}

const BY_COST = ["cost", "net", "recovered"]

/** The order of the rows: what cost most first, months as they come. @throws FORBIDDEN for the order of what the caller does not see */
export function orderOf(req: MedusaRequest, asked: string | undefined, group_by: string): string {
  if (asked && BY_COST.includes(asked.replace(/^-/, "")) && !seesCosts(req)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not see what claims cost, nor sort by it. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
    )
  }
  return asked ?? (group_by === "month" ? "id" : seesCosts(req) ? "-cost" : "-claims")
}
