import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { accessOf } from "../../../shared"

/**
 * Lines with the costs that the caller may say. Who does not see margins says none: the lines keep the costs they have, for a
 * margin decides whether an offer needs approval.
 *
 * @throws FORBIDDEN for a cost from someone who may not see margins
 */
export function saidCosts<Line extends { unit_cost?: unknown }>(req: MedusaRequest, lines: Line[]): Line[] {
  if (accessOf(req).can_see_margin) {
    return lines
  }
  if (lines.some(({ unit_cost }) => unit_cost !== undefined && unit_cost !== null)) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not say what a line costs. Someone who may change the set-up can let you see margins in Settings › CRM › Access."
    )
  }
  return lines.map(({ unit_cost: _kept, ...line }) => line as Line)
}
