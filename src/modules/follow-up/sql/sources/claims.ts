import { among, dayOf, Source } from "./parts"

/** Whose it is to deal with: whom it was given to, else who sold it. */
const SELLER = "left join crm_receivable_order o on o.order_id = c.order_id and o.deleted_at is null"

/** A warranty claim that stands where it is; what waits for units to come back does not wait for the house. */
export const claimWaiting: Source = (only) => `
  select 'crm_warranty_claim' as reference, c.id as reference_id, c.number as reference_number, s.state || ':' || s.id as occasion,
         c.customer_id, c.customer_name, coalesce(c.assignee_id, o.owner_id) as owner_id, c.estimate as amount, c.currency_code,
         jsonb_build_object('since_date', ${dayOf("s.at")}, 'status', c.status) as facts
    from p cross join crm_warranty_claim c ${SELLER}
   cross join lateral (
     select s.id, s.state, s.at from crm_warranty_claim_state s where s.claim_id = c.id and s.deleted_at is null
      order by s.at desc, s.created_at desc limit 1) s
   where c.status in ('submitted', 'approved', 'in_repair') and c.remedy_state is distinct from 'waiting' and c.deleted_at is null
     ${among(only, "c.id")} and (not p.opening or ${dayOf("s.at")}::date + p.days <= p.today::date)`

/** A claim whose plan promises an answer within hours, which is due soon or late; each promise is an occasion. */
export const claimAnswerDue: Source = (only) => `
  select 'crm_warranty_claim' as reference, c.id as reference_id, c.number as reference_number,
         'answer:' || extract(epoch from c.answer_due_at)::bigint as occasion,
         c.customer_id, c.customer_name, coalesce(c.assignee_id, o.owner_id) as owner_id, c.estimate as amount, c.currency_code,
         jsonb_build_object('due_date', ${dayOf("c.answer_due_at")}, 'answer_due_at', c.answer_due_at) as facts
    from p cross join crm_warranty_claim c ${SELLER}
   where c.answer_due_at is not null and c.answered_at is null and c.status in ('submitted', 'approved', 'in_repair') and c.deleted_at is null
     ${among(only, "c.id")}
     and (not p.opening or c.answer_due_at <= p.now + p.days * interval '1 day' + (p.settings->>'hours')::int * interval '1 hour')`
