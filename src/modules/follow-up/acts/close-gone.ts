import { Context } from "@medusajs/framework/types"

import { executeBound, managerOf } from "../../../shared/sql"
import { Found, frameOf } from "../sql/rule-frame"
import { Clock, RuleRow } from "../types"

/**
 * Closes what a rule opened and whose cause is gone, in one statement.
 *
 * @param found - with `only`, just what is about these; with `candidates`, what still holds by a rule in code
 * @returns how many were closed
 */
export async function closeGone(context: Context, rule: RuleRow, found: Found, clock: Clock): Promise<number> {
  const frame = frameOf(rule, found, clock, false)
  const only = found.only ? "and f.reference_id in (select jsonb_array_elements_text(?::jsonb))" : ""
  const [{ count }] = await executeBound<{ count: number }>(
    managerOf(context),
    // A set operation is hashed however few rows the planner expects of a rule; a join of two large sets was a loop in a loop.
    `${frame.text}, lost as materialized (
       select f.reference, f.reference_id, f.occasion from crm_follow_up f
        where f.rule_key = ? and f.status = 'open' and f.deleted_at is null ${only}
       except select reference, reference_id, occasion from found
     ), gone as (
       update crm_follow_up f set status = 'done', closed_reason = 'cause_gone', completed_at = ?::timestamptz, completed_by = 'system',
         undo = null, undo_until = null, updated_at = now()
         from lost
        where f.rule_key = ? and f.reference = lost.reference and f.reference_id = lost.reference_id and f.occasion = lost.occasion
          and f.status = 'open' and f.deleted_at is null
       returning f.id
     ), told as (
       insert into crm_follow_up_history (id, reference, reference_id, act, changes, note, actor_id, actor_type)
       select 'crmfh_' || upper(replace(gen_random_uuid()::text, '-', '')), 'crm_follow_up', id, 'completed',
         '{"status": ["open", "done"]}'::jsonb, 'cause_gone', 'system', 'system' from gone
     )
     select count(*)::int as count from gone`,
    [
      ...frame.values,
      rule.key,
      ...(found.only ? [JSON.stringify(found.only)] : []),
      clock.now.toISOString(),
      rule.key,
    ]
  )
  return count
}
