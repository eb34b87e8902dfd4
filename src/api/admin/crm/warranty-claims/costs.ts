import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { WarrantyHistoryRow } from "../../../../modules/warranty/types"
import { accessOf } from "../../../shared"

/** Fields that say what a claim costs, or is thought to. */
const COSTS = [
  "estimate", "amount", "rate", "unit_cost", "received_amount", "total", "provisioned_total", "recovered_total", "cost_total",
] // prettier-ignore

const isCost = (name: string): boolean => COSTS.includes(name.replace(/^raw_/, ""))

/** What is answered, without its costs to who does not see margins. */
export const withoutCosts = (req: MedusaRequest, answer: Record<string, unknown>): Record<string, unknown> =>
  accessOf(req).can_see_margin
    ? answer
    : Object.fromEntries(Object.entries(answer).filter(([name]) => !isCost(name)))

/** History of a claim in the same way. */
export const historyWithoutCosts = (req: MedusaRequest, rows: WarrantyHistoryRow[]): WarrantyHistoryRow[] =>
  accessOf(req).can_see_margin
    ? rows
    : rows.map((row) => ({
        ...row,
        changes:
          row.changes && Object.fromEntries(Object.entries(row.changes).filter(([name]) => !["cost", "recovery", "estimate"].includes(name))),
      }))

/** @throws FORBIDDEN for a cost from someone who may not see margins */
export function assertMaySayCosts(req: MedusaRequest, said: { estimate?: unknown; amount?: unknown; rate?: unknown; unit_cost?: unknown }): void {
  const { estimate, amount, rate, unit_cost } = said
  if (!accessOf(req).can_see_margin && [estimate, amount, rate, unit_cost].some((cost) => cost !== undefined && cost !== null)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not say what a claim costs. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
    )
  }
}
