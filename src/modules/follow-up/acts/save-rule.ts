import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { updateRows } from "../../../shared/rows"
import { lockRows, managerOf } from "../../../shared/sql"
import { RuleDefinition } from "../rules/rule-definitions"
import { readRules } from "../sql/rules"
import { RuleInput, RuleRow, RuleSettings } from "../types"
import { recordActs } from "./record-act"

const FIELDS = ["is_on", "days", "settings", "assign", "team_id", "assignee_id", "kind", "priority"] as const
const MOST_DAYS = 3650

/**
 * Changes what is given of a rule; settings that are left out stay, and one that is null goes back to its default.
 *
 * @throws NOT_FOUND; INVALID_DATA for a setting that the rule does not have, or an assignment that names nobody
 */
export async function saveRule(
  context: Context,
  id: string,
  input: RuleInput,
  definitions: readonly RuleDefinition[],
  actor: Actor
): Promise<RuleRow> {
  await lockRows(context, "crm_follow_up_rule", [id])
  const before = (await readRules(context, definitions)).find((rule) => rule.id === id)
  const definition = definitions.find(({ key }) => key === before?.key)
  if (!before || !definition) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Follow-up rule ${id} was not found.`)
  }
  const settings = mergedSettings(definition, before.settings, input.settings ?? {})
  const given = Object.fromEntries(
    FIELDS.filter((name) => input[name] !== undefined).map((name) => [name, input[name]])
  )
  const after: RuleRow = { ...before, ...given, settings }
  await assertRule(context, definition, after)
  const changes = changesBetween<RuleRow>(before, after, [...FIELDS])
  if (changes) {
    await updateRows(context, "crm_follow_up_rule", [
      { id, ...Object.fromEntries(FIELDS.map((name) => [name, after[name]])) },
    ])
    await recordActs(context, actor, [{ reference: "crm_follow_up_rule", reference_id: id, act: "updated", changes }])
  }
  return after
}

function mergedSettings(
  { key, settings, choices = {} }: RuleDefinition,
  before: RuleSettings,
  given: RuleSettings
): RuleSettings {
  const after = { ...before }
  for (const [name, value] of Object.entries(given)) {
    const fallback = settings[name]
    if (fallback === undefined) {
      const known = Object.keys(settings).join(", ") || "none"
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `The rule ${key} has no setting ${name}; its settings are ${known}.`
      )
    }
    const words = choices[name]
    if (value !== null && words && !words.includes(value as string)) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `${name} of the rule ${key} must be one of ${words.join(", ")}.`
      )
    }
    const isNumber = typeof fallback === "number"
    if (
      value !== null &&
      isNumber &&
      !(Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_DAYS)
    ) {
      throw new MedusaError(
        MedusaError.Types.INVALID_DATA,
        `${name} of the rule ${key} must be a whole number from 0 to ${MOST_DAYS}.`
      )
    }
    if (value !== null && !words && typeof value !== typeof fallback) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `${name} of the rule ${key} must be a ${typeof fallback}.`)
    }
    after[name] = value ?? fallback
  }
  return after
}

async function assertRule(context: Context, { key, least_days = 0 }: RuleDefinition, rule: RuleRow): Promise<void> {
  if (rule.days < least_days) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The rule ${key} counts at least ${least_days} day(s); ${rule.days} is less.`
    )
  }
  if (rule.assign === "fixed" && !rule.assignee_id) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `The rule ${key} gives all to one person: say whom (assignee_id).`
    )
  }
  if (rule.assign !== "round_robin") {
    return
  }
  const [team] = rule.team_id
    ? await managerOf(context).execute<unknown[]>("select id from crm_team where id = ? and deleted_at is null", [
        rule.team_id,
      ])
    : []
  if (!team) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      rule.team_id
        ? `Team ${rule.team_id} was not found.`
        : `The rule ${key} takes turns in a team: say in which (team_id).`
    )
  }
}
