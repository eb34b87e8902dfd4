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
    // Grouped, and found by id: a join of two large sets of which the planner expects few rows was a loop in a loop.
    `${frame.text}, lost as materialized (
       select max(id) as id from (
         select f.id, f.reference, f.reference_id, f.occasion, false as holds from crm_follow_up f
          where f.rule_key = ? and f.status = 'open' and f.deleted_at is null ${only}
         union all
         select null, reference, reference_id, occasion, true from found) either
       group by reference, reference_id, occasion having not bool_or(holds)
     ), gone as (
       update crm_follow_up f set status = 'done', closed_reason = 'cause_gone', completed_at = ?::timestamptz, completed_by = 'system',
         undo = null, undo_until = null, updated_at = now()
        where f.id = any(array(select id from lost)) and f.status = 'open' and f.deleted_at is null
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
    ]
  )
  return count
}
