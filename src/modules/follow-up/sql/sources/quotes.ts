import { among, dayOf, Source, spokenTo } from "./parts"

const QUOTE = `'crm_quote' as reference, q.id as reference_id, q.number as reference_number`
const REST = `q.customer_id, coalesce(q.company_name, q.customer_name, q.email) as customer_name, q.owner_id, q.total as amount, q.currency_code`

/** Sent, and nobody said anything since, on either side; each silence is an occasion of its own. */
export const quoteSilent: Source = (only) => `
  select ${QUOTE}, q.version || ':' || s.since_date as occasion, ${REST}, jsonb_build_object('since_date', s.since_date) as facts
    from p cross join crm_quote q
    join crm_quote_version v on v.quote_id = q.id and v.version = q.version and v.deleted_at is null
   cross join lateral (select ${dayOf(`greatest(v.sent_at, (${spokenTo("q.customer_id")}), (
     select max(m.created_at) from crm_quote_message m where m.quote_id = q.id and m.deleted_at is null))`)} as since_date) s
   where q.status = 'sent' and q.deleted_at is null and q.unanswered_messages = 0 ${among(only, "q.id")}
     and (q.valid_until is null or q.valid_until >= p.today)
     and (not p.opening or s.since_date::date + p.days <= p.today::date)`

/** Sent, and its last day is near. */
export const quoteExpiring: Source = (only) => `
  select ${QUOTE}, q.version || ':' || q.valid_until as occasion, ${REST}, jsonb_build_object('valid_until', q.valid_until) as facts
    from p cross join crm_quote q
   where q.status = 'sent' and q.deleted_at is null and q.valid_until >= p.today ${among(only, "q.id")}
     and (not p.opening or q.valid_until <= (p.today::date + p.days)::text)`

/** The buyer asked, and nobody answered. */
export const quoteQuestion: Source = (only) => `
  select ${QUOTE}, m.id as occasion, ${REST}, jsonb_build_object('since_date', ${dayOf("m.created_at")}, 'question', left(m.text, 200)) as facts
    from p cross join crm_quote q
   cross join lateral (
     select m.* from crm_quote_message m where m.quote_id = q.id and m.author_type = 'buyer' and m.deleted_at is null
       and m.created_at > coalesce((select max(a.created_at) from crm_quote_message a
         where a.quote_id = q.id and a.author_type = 'staff' and a.deleted_at is null), '-infinity')
      order by m.created_at, m.id limit 1) m
   where q.unanswered_messages > 0 and q.status not in ('declined', 'canceled') and q.deleted_at is null ${among(only, "q.id")}
     and (not p.opening or ${dayOf("m.created_at")}::date + p.days <= p.today::date)`

/** Accepted, and on hold before it becomes an order. */
export const quoteOnHold: Source = (only) => `
  select ${QUOTE}, q.version || ':' || s.since_date as occasion, ${REST}, jsonb_build_object('since_date', s.since_date) as facts
    from p cross join crm_quote q
   cross join lateral (select ${dayOf("coalesce((q.hold->>'since')::timestamptz, q.accepted_at)")} as since_date) s
   where q.status = 'accepted' and q.hold is not null and q.order_id is null and q.deleted_at is null ${among(only, "q.id")}
     and (not p.opening or s.since_date::date + p.days <= p.today::date)`
