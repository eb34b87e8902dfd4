import { MedusaRequest } from "@medusajs/framework/http"
import { MathBN } from "@medusajs/framework/utils"

import { warningsOf } from "../../../../modules/warranty/rules/plan-checks"
import { PlanWithTargets } from "../../../../modules/warranty/rules/plan-choice"
import { warranties } from "../../../../workflows/warranty/warranty-module"

/** Plans as the API answers them, with how many entitlements began by each; amounts are numbers. */
export async function planAnswers(req: MedusaRequest, plans: PlanWithTargets[]): Promise<Record<string, unknown>[]> {
  const counts = await warranties(req.scope).warrantiesPerPlan()
  return plans.map(({ targets, ...plan }) => {
    const { raw_deductible: _raw, deleted_at: _deleted, ...shown } = plan as typeof plan & { raw_deductible?: unknown }
    return {
      ...shown,
      deductible: plan.deductible === null ? null : MathBN.convert(plan.deductible).toNumber(),
      targets: targets.map(({ type, target_id }) => ({ type, id: target_id || null })),
      warranties_count: counts.get(plan.id) ?? 0,
      warnings: warningsOf(plan),
    }
  })
}

/** One plan, with what staff should know of it. */
export async function planAnswer(req: MedusaRequest, plan: PlanWithTargets): Promise<Record<string, unknown>> {
  const [warranty_plan] = await planAnswers(req, [plan])
  return { warranty_plan, warnings: warningsOf(plan) }
}
