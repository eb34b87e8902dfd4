import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { changesBetween } from "../../../shared/history"
import { DEFAULT_POLICY } from "../rules/default-policy"
import { readPolicies } from "../sql/policies"
import { insertNew, record, setColumns } from "../sql/rows"
import { Level, Policy, PolicyInput } from "../types"

const FIELDS = [
  "name", "is_default", "customer_kind", "daily", "minimums", "weekdays", "hour_from", "hour_to", "attach_pdfs", "max_delay_days",
] as const // prettier-ignore

type Fields = Pick<Policy, (typeof FIELDS)[number]>

/**
 * Writes a policy, a new one without an id. Levels are given as a whole; one that keeps its id stays the same level, so that what was
 * sent at it is not sent again.
 *
 * @returns its id
 * @throws INVALID_DATA for two levels of one day or none at all; NOT_ALLOWED for a second policy of a kind, or to leave none the default
 */
export async function savePolicy(
  manager: EntityManager,
  id: string | null,
  input: PolicyInput,
  actor: Actor
): Promise<string> {
  await manager.execute("select pg_advisory_xact_lock(hashtextextended('crm_dunning_policy', 0))")
  const policies = await readPolicies(manager)
  const before = id === null ? null : policies.find((policy) => policy.id === id)
  if (before === undefined) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dunning policy ${id} was not found.`)
  }
  const { levels: _levels, id: _id, ...blank } = { ...DEFAULT_POLICY, name: "", is_default: false }
  const after: Fields = { ...blank, ...before, ...given(input) }
  assertFields(after, before ?? null, policies)
  if (after.is_default && !before?.is_default) {
    await manager.execute(
      "update crm_dunning_policy set is_default = false, updated_at = now() where is_default and deleted_at is null"
    )
  }
  const saved = before?.id ?? generateEntityId(undefined, "crmdp")
  const fields = Object.fromEntries(FIELDS.map((field) => [field, after[field]]))
  if (before) {
    await setColumns(manager, "crm_dunning_policy", saved, { ...fields, weekdays: JSON.stringify(after.weekdays) })
  } else {
    await insertNew(manager, "crm_dunning_policy", "crmdp", [{ id: saved, ...fields }])
  }
  const levels = input.levels ?? (before ? null : [])
  if (levels) {
    await saveLevels(manager, saved, before?.levels ?? [], levels)
  }
  const [was, is] = [before, (await readPolicies(manager)).find((policy) => policy.id === saved)!]
  const changes = changesBetween<Policy>(was ?? {}, is, [...FIELDS, "levels"])
  if (changes) {
    await record(manager, actor, [
      { reference: "crm_dunning_policy", reference_id: saved, act: was ? "updated" : "created", changes },
    ])
  }
  return saved
}

/** Takes a policy out of use; what was sent under it stays. @throws NOT_ALLOWED for the default, and while customers have it */
export async function removePolicy(manager: EntityManager, id: string, actor: Actor): Promise<void> {
  await manager.execute("select pg_advisory_xact_lock(hashtextextended('crm_dunning_policy', 0))")
  const policy = (await readPolicies(manager)).find((one) => one.id === id)
  if (!policy) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Dunning policy ${id} was not found.`)
  }
  if (policy.is_default) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Dunning policy ${policy.name} is the default; make another one the default first.`
    )
  }
  const [{ count }] = await manager.execute<{ count: number }[]>(
    "select count(*)::int as count from crm_customer_account where dunning_policy_id = ? and deleted_at is null",
    [id]
  )
  if (count) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Dunning policy ${policy.name} is the one of ${count} customer(s); give them another first.`
    )
  }
  await manager.execute("update crm_dunning_level set deleted_at = now() where policy_id = ? and deleted_at is null", [
    id,
  ])
  await manager.execute("update crm_dunning_policy set deleted_at = now() where id = ?", [id])
  await record(manager, actor, [
    { reference: "crm_dunning_policy", reference_id: id, act: "removed", note: policy.name },
  ])
}

const given = (input: PolicyInput): Partial<Fields> =>
  Object.fromEntries(
    FIELDS.filter((field) => input[field] !== undefined).map((field) => [field, input[field]])
  ) as Partial<Fields>

function assertFields(after: Fields, before: Policy | null, policies: Policy[]): void {
  if (before?.is_default && !after.is_default) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Dunning policy ${before.name} is the default; make another one the default instead.`
    )
  }
  const others = policies.filter(({ id }) => id !== before?.id)
  const same = after.customer_kind && others.find(({ customer_kind }) => customer_kind === after.customer_kind)
  if (same) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Dunning policy ${same.name} is the one of ${after.customer_kind} customers already.`
    )
  }
  if (after.hour_from >= after.hour_to) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `Messages cannot leave from ${after.hour_from} to ${after.hour_to} o'clock: the first hour must be before the last.`
    )
  }
}

async function saveLevels(
  manager: EntityManager,
  policy_id: string,
  before: Level[],
  input: NonNullable<PolicyInput["levels"]>
): Promise<void> {
  const sorted = [...input].sort((a, b) => a.days_overdue - b.days_overdue)
  const twice = sorted.find((level, index) => level.days_overdue === sorted[index - 1]?.days_overdue)
  if (!sorted.length || twice) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      twice
        ? `Two levels are of day ${twice.days_overdue}; each level has a day of its own.`
        : "A policy needs at least one level."
    )
  }
  const unknown = sorted.find(({ id }) => id && !before.some((level) => level.id === id))
  if (unknown) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Level ${unknown.id} was not found in this policy.`)
  }
  const gone = before.filter(({ id }) => !sorted.some((level) => level.id === id)).map(({ id }) => id)
  // Days may be swapped between two levels; out of each other's way first.
  await manager.execute(
    `update crm_dunning_level set deleted_at = now(), updated_at = now() where policy_id = ? and deleted_at is null`,
    [policy_id]
  )
  for (const [index, level] of sorted.entries()) {
    const known = before.find(({ id }) => id === level.id)
    const row = {
      position: index + 1,
      name: level.name ?? null,
      days_overdue: level.days_overdue,
      channel: level.channel ?? known?.channel ?? "mail",
      tone: level.tone ?? known?.tone ?? "friendly",
      needs_person: level.needs_person ?? known?.needs_person ?? false,
      texts: level.texts ?? null,
    }
    if (known) {
      await setColumns(manager, "crm_dunning_level", known.id, { ...row, deleted_at: null })
    } else {
      await insertNew(manager, "crm_dunning_level", "crmdl", [{ ...row, policy_id }])
    }
  }
  if (gone.length) {
    await manager.execute(
      `update crm_dunning_level set deleted_at = now() where id in (${gone.map(() => "?").join(", ")})`,
      gone
    )
  }
}
