import { among, dayOf, Source } from "./parts"

/** A warranty claim that stands where it is; what waits for units to come back does not wait for the house. */
export const claimWaiting: Source = (only) => `
  select 'crm_warranty_claim' as reference, c.id as reference_id, c.number as reference_number, s.state || ':' || s.id as occasion,
         c.customer_id, c.customer_name, c.assignee_id as owner_id, c.estimate as amount, c.currency_code,
         jsonb_build_object('since_date', ${dayOf("s.at")}, 'status', c.status) as facts
    from p cross join crm_warranty_claim c
   cross join lateral (
     select s.id, s.state, s.at from crm_warranty_claim_state s where s.claim_id = c.id and s.deleted_at is null
      order by s.at desc, s.created_at desc limit 1) s
   where c.status in ('submitted', 'approved', 'in_repair') and c.remedy_state is distinct from 'waiting' and c.deleted_at is null
     ${among(only, "c.id")} and (not p.opening or ${dayOf("s.at")}::date + p.days <= p.today::date)`
