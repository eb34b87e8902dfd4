import { Context } from "@medusajs/framework/types"

import { executeBound, managerOf } from "../../../shared/sql"
import { Due } from "../rules/due-moment"
import { Found, FRESH, frameOf } from "../sql/rule-frame"
import { Clock, Facts, RuleRow } from "../types"

/** A rule opens so many at most without being told to. */
export const ASKS_ABOVE = 1000

export type Opening = {
  due: Due
  clock: Clock
  /** Users of the dashboard; null: nobody knows, and everybody counts as one. */
  users: string[] | null
  /** Somebody said that they shall be opened, however many. */
  confirmed: boolean
}
export type Opened = { opened: number; found: number }

/** Who may get it: the one it goes to by the rule, if they still have a user. Beside `t`, the rule's team, and `u`, the users. */
const WANTED = `case ?::text when 'fixed' then ?::text when 'round_robin' then t.members[1 + ((?::int + fresh.place) % nullif(cardinality(t.members), 0))::int] else fresh.owner_id end`
const HERE = `(u.ids is null or w.id = any(u.ids))`

/** The team's members in the order of their ids, and the users. */
const PEOPLE = `
  u as materialized (select case when ?::jsonb = 'null'::jsonb then null else array(select jsonb_array_elements_text(?::jsonb)) end as ids),
  t as materialized (select coalesce(array_agg(m.user_id order by m.user_id), '{}') as members from crm_access_member m, u
    where m.team_id = ?::text and m.deleted_at is null and (u.ids is null or m.user_id = any(u.ids)))`

/**
 * Opens what a rule finds and never opened, in one statement, whatever its number; who opens the same at the same time opens the rest.
 *
 * Above a thousand nothing is opened unless it was confirmed; the rule then says how many it asks about.
 */
export async function openDue(
  context: Context,
  rule: RuleRow,
  found: Found,
  { due, clock, users, confirmed }: Opening
): Promise<Opened> {
  const manager = managerOf(context)
  const frame = frameOf(rule, found, clock, true)
  const everyone = JSON.stringify(users)
  const [made] = await executeBound<Opened>(
    manager,
    `${frame.text}, ${FRESH}, ${PEOPLE}, made as (
       insert into crm_follow_up (id, kind, due_at, due_date, has_time, status, priority, assignee_id, left_assignee_id, owner_id, customer_id,
         customer_name, reference, reference_id, reference_number, amount, raw_amount, currency_code, rule_id, rule_key, occasion, facts, created_by)
       select 'crmfu_' || upper(replace(gen_random_uuid()::text, '-', '')), ?, ?::timestamptz, ?, false, 'open', ?,
         case when ${HERE} then w.id end, case when not ${HERE} then w.id end, fresh.owner_id, fresh.customer_id, fresh.customer_name,
         fresh.reference, fresh.reference_id, fresh.reference_number, fresh.amount,
         case when fresh.amount is not null then jsonb_build_object('value', trim_scale(fresh.amount)::text, 'precision', 20) end,
         fresh.currency_code, ?, ?, fresh.occasion, fresh.facts, 'system'
       from fresh cross join u cross join t cross join lateral (select ${WANTED} as id) w
       where ?::boolean or (select count(*) from fresh) <= ${ASKS_ABOVE}
       order by fresh.reference, fresh.reference_id, fresh.occasion
       on conflict do nothing
       returning id, rule_key
     ), told as (
       insert into crm_follow_up_history (id, reference, reference_id, act, actor_id, actor_type)
       select 'crmfh_' || upper(replace(gen_random_uuid()::text, '-', '')), 'crm_follow_up', id, 'opened', 'system', 'system' from made
     )
     select (select count(*)::int from made) as opened, (select count(*)::int from fresh) as found`,
    [
      ...frame.values, rule.key, everyone, everyone, rule.team_id, rule.kind, due.due_at, due.due_date, rule.priority, rule.id, rule.key,
      rule.assign, rule.assignee_id, rule.turn, confirmed,
    ] // prettier-ignore
  )
  const asks = !confirmed && made.found > ASKS_ABOVE ? made.found : null
  // What an event is about says nothing of all the others.
  const isWhole = found.only === undefined
  if (made.opened || (isWhole && asks !== rule.asks)) {
    await manager.execute("update crm_follow_up_rule set turn = turn + ?, asks = ?, updated_at = now() where id = ?", [
      rule.assign === "round_robin" ? made.opened : 0,
      isWhole ? asks : rule.asks,
      rule.id,
    ])
  }
  return made
}

/** What a rule would open now, the first of them; nothing is written. */
export async function previewDue(
  context: Context,
  rule: RuleRow,
  found: Found,
  { clock, users }: Pick<Opening, "clock" | "users">,
  limit: number
): Promise<{ count: number; rows: PreviewRow[] }> {
  const frame = frameOf(rule, found, clock, true)
  const everyone = JSON.stringify(users)
  const rows = await executeBound<PreviewRow & { count: number }>(
    managerOf(context),
    `${frame.text}, ${FRESH}, ${PEOPLE}
     select (select count(*)::int from fresh) as count, fresh.*, case when ${HERE} then w.id end as assignee_id
       from fresh cross join u cross join t cross join lateral (select ${WANTED} as id) w order by fresh.place limit ?`,
    [
      ...frame.values, rule.key, everyone, everyone, rule.team_id, rule.assign, rule.assignee_id, rule.turn, limit,
    ] // prettier-ignore
  )
  return { count: rows[0]?.count ?? 0, rows }
}

export type PreviewRow = {
  reference: string
  reference_id: string
  reference_number: string | null
  occasion: string
  customer_id: string | null
  customer_name: string | null
  owner_id: string | null
  amount: string | null
  currency_code: string | null
  facts: Facts | null
  assignee_id: string | null
}
