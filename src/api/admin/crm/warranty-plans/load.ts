import { MathBN } from "@medusajs/framework/utils"

import { warningsOf } from "../../../../modules/warranty/rules/plan-checks"
import { PlanWithTargets } from "../../../../modules/warranty/rules/plan-choice"

/** A plan as the API answers it; amounts are numbers. */
export function planAnswer({ targets, ...plan }: PlanWithTargets): Record<string, unknown> {
  const { raw_deductible: _raw, deleted_at: _deleted, ...shown } = plan as typeof plan & { raw_deductible?: unknown }
  return {
    ...shown,
    deductible: plan.deductible === null ? null : MathBN.convert(plan.deductible).toNumber(),
    targets: targets.map(({ type, target_id }) => ({ type, id: target_id || null })),
    warnings: warningsOf(plan),
  }
}
