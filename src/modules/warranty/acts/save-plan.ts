import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { roundMoney } from "../../../shared/money"
import { amountColumns, insertRows, readRows, updateRows } from "../../../shared/rows"
import { lockRows, managerOf } from "../../../shared/sql"
import { assertWholePlan } from "../rules/plan-checks"
import { PlanWithTargets } from "../rules/plan-choice"
import { PlanInput, PlanRow, TargetRow, TargetType } from "../types"
import { readPlan } from "./read-plans"
import { recordActs } from "./record-act"

const FIELDS = [
  "code", "name", "basis", "months", "days", "starts_on", "covers", "exclusions", "deductible", "deductible_currency_code", "audience",
  "country_codes", "after_repair", "after_repair_months", "after_replacement", "cure_days", "support_hours", "support_contacts",
  "answer_hours", "is_sold", "sold_variant_id", "is_on", "sort_order",
] as const satisfies (keyof PlanRow)[] // prettier-ignore

const DEFAULTS = {
  months: null, days: null, starts_on: "delivery", covers: [], exclusions: null, deductible: null, deductible_currency_code: null,
  audience: "all", country_codes: [], after_repair: "none", after_repair_months: null, after_replacement: "none", cure_days: null,
  support_hours: null, support_contacts: null, answer_hours: null, is_sold: false, sold_variant_id: null, is_on: true, sort_order: 0,
} satisfies Partial<PlanInput> // prettier-ignore

/**
 * Makes a plan. Entitlements that exist keep the terms they began with.
 *
 * @throws as `assertWholePlan`; NOT_ALLOWED for a code that another plan has
 */
export async function createPlan(context: Context, input: PlanInput, actor: Actor): Promise<PlanWithTargets> {
  const { targets = [], ...fields } = input
  const plan = { ...DEFAULTS, ...fields }
  assertWholePlan(plan)
  const id = generateEntityId(undefined, "crmwp")
  if (await idOfCode(context, plan.code)) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Another warranty plan has the code ${plan.code}; choose one of its own.`)
  }
  await insertRows(context, "crm_warranty_plan", [{ id, ...columnsOf(plan) }])
  await setTargets(context, id, targets)
  await recordActs(context, actor, [{ reference: "crm_warranty_plan", reference_id: id, act: "create" }])
  return readPlan(context, id)
}

/** Changes what is given of a plan. @throws NOT_FOUND; as `createPlan`; NOT_ALLOWED for another basis of a plan that is used */
export async function updatePlan(
  context: Context,
  id: string,
  { targets, ...input }: Partial<PlanInput>,
  actor: Actor
): Promise<PlanWithTargets> {
  await lockRows(context, "crm_warranty_plan", [id])
  const before = await readPlan(context, id)
  // A length in months takes the place of one in days, and the other way round.
  const length = input.months ? { days: null } : input.days ? { months: null } : {}
  const after = { ...before, ...length, ...input }
  assertWholePlan(after)
  if (after.basis !== before.basis) {
    await assertUnused(context, before, "keeps its basis; make another plan for the new one")
  }
  const columns = Object.fromEntries(FIELDS.map((field) => [field, after[field]]))
  await updateRows(context, "crm_warranty_plan", [{ id, ...columnsOf(columns) }])
  if (targets) {
    await setTargets(context, id, targets)
  }
  const plan = await readPlan(context, id)
  const changes = changesBetween(said(before), said(plan), [...FIELDS, "targets"] as never)
  if (changes) {
    await recordActs(context, actor, [{ reference: "crm_warranty_plan", reference_id: id, act: "update", changes }])
  }
  return plan
}

/** Removes a plan that nothing was opened by; one that is used is switched off instead. @throws NOT_FOUND, NOT_ALLOWED */
export async function deletePlan(context: Context, id: string, actor: Actor): Promise<void> {
  await lockRows(context, "crm_warranty_plan", [id])
  const plan = await readPlan(context, id)
  await assertUnused(context, plan, "cannot be deleted; switch it off instead")
  await managerOf(context).execute("update crm_warranty_plan_target set deleted_at = now() where plan_id = ? and deleted_at is null", [id])
  await managerOf(context).execute("update crm_warranty_plan set deleted_at = now() where id = ?", [id])
  await recordActs(context, actor, [{ reference: "crm_warranty_plan", reference_id: id, act: "delete" }])
}

/** @throws NOT_ALLOWED for a plan that entitlements began by */
async function assertUnused(context: Context, { id, name }: PlanRow, otherwise: string): Promise<void> {
  const [{ used }] = await managerOf(context).execute<{ used: number }[]>(
    "select count(*)::int as used from crm_warranty where plan_id = ? and deleted_at is null",
    [id]
  )
  if (used) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Warranty plan "${name}" is used by ${used} ${used === 1 ? "warranty" : "warranties"} and ${otherwise}.`
    )
  }
}

/** Makes the plans that are not there yet, by their codes. @returns all of them, as they are now */
export async function addPresets(context: Context, presets: PlanInput[], actor: Actor): Promise<PlanWithTargets[]> {
  const plans: PlanWithTargets[] = []
  for (const preset of presets) {
    const there = await idOfCode(context, preset.code)
    plans.push(there ? await readPlan(context, there) : await createPlan(context, preset, actor))
  }
  return plans
}

/** The plan of a code; nobody else makes one until the transaction ends. */
async function idOfCode(context: Context, code: string): Promise<string | null> {
  // Waits by itself: what a statement sees is decided before it waits.
  await managerOf(context).execute("select pg_advisory_xact_lock(hashtext('crm_warranty_plan'))")
  const [plan] = await readRows<PlanRow>(
    context,
    "select id from crm_warranty_plan where code = ? and deleted_at is null",
    [code]
  )
  return plan?.id ?? null
}

async function setTargets(context: Context, plan_id: string, targets: { type: TargetType; id?: string | null }[]): Promise<void> {
  const manager = managerOf(context)
  await manager.execute("update crm_warranty_plan_target set deleted_at = now() where plan_id = ? and deleted_at is null", [plan_id])
  const wanted = new Map(targets.map(({ type, id }) => [`${type}:${id ?? ""}`, { type, target_id: type === "all" ? "" : (id ?? "") }]))
  await insertRows<TargetRow>(
    context,
    "crm_warranty_plan_target",
    [...wanted.values()].map((target) => ({ id: generateEntityId(undefined, "crmwt"), plan_id, ...target }))
  )
}

function columnsOf(plan: Partial<PlanInput>): Record<string, unknown> {
  const { deductible, deductible_currency_code: currency, targets: _targets, ...columns } = plan as PlanInput
  return {
    ...columns,
    deductible_currency_code: currency?.toLowerCase() ?? null,
    ...amountColumns({ deductible: deductible == null ? null : roundMoney(deductible, currency ?? "") }),
  }
}

/** A plan as History compares it. */
const said = ({ targets, ...plan }: PlanWithTargets) => ({
  ...plan,
  targets: targets.map(({ type, target_id }) => `${type}${target_id ? ` ${target_id}` : ""}`).sort(),
})
