import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"

/** Why nobody has it; stands in its History. */
const SENTENCE = "Its user is no longer in the dashboard; nobody has it now."

/**
 * Takes what is open from users who left: it is nobody's then, and says whose it was.
 *
 * @returns how many were taken
 */
export async function unassignLeft(context: Context, user_ids: string[]): Promise<number> {
  if (!user_ids.length) {
    return 0
  }
  const [{ count }] = await managerOf(context).execute<{ count: number }[]>(
    `with taken as (
       update crm_follow_up f set assignee_id = null, left_assignee_id = f.assignee_id, undo = null, undo_until = null, updated_at = now()
        from jsonb_array_elements_text(?::jsonb) as gone(user_id)
        where f.assignee_id = gone.user_id and f.status = 'open' and f.deleted_at is null returning f.id, gone.user_id
     ), told as (
       insert into crm_follow_up_history (id, reference, reference_id, act, changes, note, actor_id, actor_type)
       select 'crmfh_' || upper(replace(gen_random_uuid()::text, '-', '')), 'crm_follow_up', id, 'assignee_left',
         jsonb_build_object('assignee_id', jsonb_build_array(user_id, null)), ?, 'system', 'system' from taken
     )
     select count(*)::int as count from taken`,
    [JSON.stringify(user_ids), SENTENCE]
  )
  return count
}
