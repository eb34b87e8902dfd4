import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { readRows } from "../../../shared/rows"
import { PlanWithTargets } from "../rules/plan-choice"
import { PlanRow, TargetRow } from "../types"

/** Plans with what they are attached to, in the order they are shown. @param ids - those only; @param in_use - those that are on only */
export async function readPlans(
  context: Context,
  { ids, in_use = false }: { ids?: string[]; in_use?: boolean } = {}
): Promise<PlanWithTargets[]> {
  const plans = await readRows<PlanRow>(
    context,
    `select * from crm_warranty_plan where deleted_at is null and (?::text[] is null or id = any (?::text[])) and (not ? or is_on)
     order by sort_order, name, id`,
    [textArray(ids), textArray(ids), in_use]
  )
  const targets = await readRows<TargetRow>(
    context,
    `select * from crm_warranty_plan_target where deleted_at is null and plan_id = any (?::text[]) order by type, target_id`,
    [textArray(plans.map(({ id }) => id))]
  )
  return plans.map((plan) => ({ ...plan, targets: targets.filter(({ plan_id }) => plan_id === plan.id) }))
}

/** @throws NOT_FOUND */
export async function readPlan(context: Context, id: string): Promise<PlanWithTargets> {
  const [plan] = await readPlans(context, { ids: [id] })
  if (!plan) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty plan ${id} was not found.`)
  }
  return plan
}

/** The literal of an array: `execute` would write a JavaScript one out as several values. */
const textArray = (values: string[] | undefined): string | null =>
  values ? `{${values.map((value) => `"${value.replace(/[\\"]/g, "\\$&")}"`).join(",")}}` : null
