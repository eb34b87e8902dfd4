import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { DEFAULT_POLICY } from "../rules/default-policy"
import { Policy } from "../types"
import { insertNew } from "./rows"

/** All policies with their levels. The default one is written when none is there, so that dunning works with no set-up. */
export async function readPolicies(manager: EntityManager): Promise<Policy[]> {
  const known = await select(manager)
  if (known.some(({ is_default }) => is_default)) {
    return known
  }
  const { levels, ...policy } = DEFAULT_POLICY
  // Taken out of use earlier, its rows come back under the same ids.
  await insertNew(manager, "crm_dunning_policy", "crmdp", [policy])
  await insertNew(
    manager,
    "crm_dunning_level",
    "crmdl",
    levels.map((level) => ({ ...level, policy_id: policy.id }))
  )
  return select(manager)
}

const select = (manager: EntityManager): Promise<Policy[]> =>
  manager.execute<Policy[]>(
    `select policy.id, policy.name, policy.is_default, policy.customer_kind, policy.daily, policy.minimums, policy.weekdays,
       policy.hour_from, policy.hour_to, policy.attach_pdfs, policy.max_delay_days,
       coalesce((select jsonb_agg(jsonb_build_object('id', level.id, 'position', level.position, 'name', level.name,
         'days_overdue', level.days_overdue, 'channel', level.channel, 'tone', level.tone, 'needs_person', level.needs_person,
         'texts', level.texts) order by level.days_overdue)
         from crm_dunning_level level where level.policy_id = policy.id and level.deleted_at is null), '[]') as levels
     from crm_dunning_policy policy where policy.deleted_at is null
     order by policy.is_default desc, policy.name, policy.id`
  )

/** How many days before it is due an invoice may be written about. */
export const daysAhead = (policies: readonly Policy[]): number =>
  Math.max(0, ...policies.flatMap(({ levels }) => levels.map(({ days_overdue }) => -days_overdue)))
