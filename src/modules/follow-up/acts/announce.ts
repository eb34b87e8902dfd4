import { Context } from "@medusajs/framework/types"

import { executeBound, managerOf } from "../../../shared/sql"
import { Clock } from "../types"

/** A day that passed longer ago is told nobody: the plugin was put in after it, or nobody ran the job. */
const LATEST_DAYS = 7

const PASSED: Record<AnnouncedEvent, string> = {
  "crm_quote.expired": `
    select q.id as reference_id, q.version || ':' || q.valid_until as occasion from crm_quote q
     where q.status = 'sent' and q.deleted_at is null and q.valid_until < ?::text and q.valid_until >= (?::date - ${LATEST_DAYS})::text`,
  "crm_invoice.overdue": `
    select distinct n.invoice_id as reference_id, 'overdue' as occasion from crm_instalment n
      join crm_invoice i on i.id = n.invoice_id and i.status = 'issued' and i.deleted_at is null
     where n.open and n.deleted_at is null and n.due_date < ?::text and n.due_date >= (?::date - ${LATEST_DAYS})::text`,
  // As long before as the rule says, whether it is on or not.
  "crm_warranty.expiring": `
    select w.id as reference_id, w.ends_date as occasion from crm_warranty w
     where w.status = 'active' and w.quantity > 0 and w.deleted_at is null and w.ends_date >= ?::text and w.ends_date <= (?::date
       + coalesce((select r.days from crm_follow_up_rule r where r.key = 'warranty_expiring' and r.deleted_at is null), 30))::text`,
}

export const ANNOUNCED_EVENTS = Object.freeze(["crm_quote.expired", "crm_invoice.overdue", "crm_warranty.expiring"] as const)
export type AnnouncedEvent = (typeof ANNOUNCED_EVENTS)[number]

/** Writes down whose day passed, each once for ever. @returns how many were new */
export async function notePassed(context: Context, event: AnnouncedEvent, { today }: Clock): Promise<number> {
  const [{ count }] = await executeBound<{ count: number }>(
    managerOf(context),
    `with made as (
       insert into crm_follow_up_announcement (id, event, reference_id, occasion)
       select 'crmfa_' || upper(replace(gen_random_uuid()::text, '-', '')), ?, passed.reference_id, passed.occasion from (${PASSED[event]}) passed
        where not exists (select from crm_follow_up_announcement a where a.event = ? and a.reference_id = passed.reference_id
          and a.occasion = passed.occasion)
        order by passed.reference_id on conflict do nothing returning id)
     select count(*)::int as count from made`,
    [event, today, today, event]
  )
  return count
}

/** Takes some that were not emitted, once each whoever asks. @returns ids of their documents */
export async function takePassed(context: Context, event: AnnouncedEvent, limit: number): Promise<string[]> {
  const rows = await managerOf(context).execute<{ reference_id: string }[]>(
    `update crm_follow_up_announcement a set emitted_at = now(), updated_at = now()
      where a.id in (select w.id from crm_follow_up_announcement w where w.event = ? and w.emitted_at is null and w.deleted_at is null
        order by w.id limit ? for update skip locked) returning a.reference_id`,
    [event, limit]
  )
  return rows.map(({ reference_id }) => reference_id)
}

/** Takes some follow-ups that became due and were not told of, once each whoever asks. @returns their ids, those due first in front */
export async function takeDue(context: Context, { now, today }: Clock, limit: number): Promise<string[]> {
  const rows = await managerOf(context).execute<{ id: string }[]>(
    `with taken as (
       update crm_follow_up f set told_at = now()
        where f.id in (select d.id from crm_follow_up d where d.status = 'open' and d.deleted_at is null and d.told_at is null
          and case when d.has_time then d.due_at <= ?::timestamptz else d.due_date <= ?::text end
          and d.due_at <= ?::timestamptz order by d.due_at, d.id limit ? for update skip locked)
        returning f.id, f.due_at)
     select id from taken order by due_at, id`,
    [now.toISOString(), today, now.toISOString(), limit]
  )
  return rows.map(({ id }) => id)
}
