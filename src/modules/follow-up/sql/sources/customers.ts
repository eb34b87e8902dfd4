import { amongCustomers, dayOf, oneWith, orderNumber, Source, spokenTo } from "./parts"

/** Silent for longer, somebody is no customer any more. */
const LONGEST_DAYS = 1095
const NEW_DAYS = 7

/** Who did not say no; who did not agree to offers is called only where the rule's settings allow it. */
export const MAY_OFFER = `
  left join lateral (select s.do_not_contact, s.marketing from crm_consent s
    where s.contact = h.email and s.deleted_at is null order by s.created_at desc, s.id desc limit 1) said on true`
export const AGREED = `coalesce(said.marketing in ('granted', 'soft_opt_in'), false)`
export const MAY = `not coalesce(said.do_not_contact, false)
  and (${AGREED} or (p.settings->>'calls' = 'all' and coalesce(said.marketing, 'none') <> 'withdrawn'))`

const PRODUCTS = `(select coalesce(jsonb_agg(t.title), '[]') from (
  select line->>'title' as title from jsonb_array_elements(case jsonb_typeof(o.lines) when 'array' then o.lines else '[]' end) line
   where coalesce(line->>'title', '') <> '' and coalesce(line->>'kind', 'item') <> 'shipping' limit 3) t)`

const LAST = `'customer' as reference, h.customer_id as reference_id, null::text as reference_number, o.order_id as occasion, h.customer_id,
  h.name as customer_name, o.owner_id, o.total as amount, o.currency_code`
const FACTS = `'last_order_id', o.order_id, 'last_order_number', ${orderNumber("o")}, 'products', ${PRODUCTS}, 'may_mail', ${AGREED}`

/** Nobody is dealing with them, and they are not on the list for another reason. */
const QUIET = (other: string): string => `
  and not exists (select from crm_quote q where q.customer_id = any (${oneWith("h.customer_id")}) and q.deleted_at is null
    and (q.status = 'draft' or (q.status = 'sent' and coalesce(q.valid_until, p.today) >= p.today)))
  and not exists (select from crm_follow_up f where f.customer_id = any (${oneWith("h.customer_id")}) and f.rule_key = '${other}' and f.status = 'open' and f.deleted_at is null)`

/** Orders of customers, each counted for who they were merged into. */
const ORDERS = (only: boolean): string => `
  crm_receivable_order o left join crm_customer_alias merged on merged.customer_id = o.customer_id and merged.deleted_at is null
   where o.customer_id is not null and o.canceled_at is null and o.placed_date is not null and o.deleted_at is null
     ${amongCustomers(only, "o.customer_id")}`
const CUSTOMER = "coalesce(merged.root_id, o.customer_id)"

/** The last order of the day an order list ends with. */
const LAST_ORDER = `
  join lateral (select o.* from crm_receivable_order o where o.customer_id = any (${oneWith("c.customer_id")}) and o.placed_date = c.last_date
    and o.canceled_at is null and o.deleted_at is null order by o.total desc, o.order_id limit 1) o on true`

/** Bought, and not for long. */
export const winBack: Source = (only) => `
  select ${LAST}, jsonb_build_object('since_date', c.last_date, ${FACTS}) as facts
    from p cross join (
      select ${CUSTOMER} as customer_id, max(o.placed_date) as last_date, count(*) as orders from ${ORDERS(only)} group by 1) c
    join crm_host_customer h on h.customer_id = c.customer_id and h.deleted_at is null ${LAST_ORDER} ${MAY_OFFER}
   where ${MAY}
     and (not p.opening or (c.orders >= coalesce((p.settings->>'least_orders')::int, 1)
       and c.last_date between (p.today::date - ${LONGEST_DAYS})::text and (p.today::date - p.days)::text ${QUIET("reorder_due")}))`

/**
 * Ordered at intervals, and the usual one has passed: the median of the days between the days with orders, of at least three.
 * Where twice of it passed, it is for the rule of those who stay away.
 */
export const reorderDue: Source = (only) => `
  select ${LAST}, jsonb_build_object('since_date', c.usual_date, 'interval_days', c.interval_days, ${FACTS}) as facts
    from p cross join (
      select customer_id, max(placed_date) as last_date, ceil(percentile_cont(0.5) within group (order by gap))::int as interval_days,
             (max(placed_date)::date + ceil(percentile_cont(0.5) within group (order by gap))::int)::text as usual_date, count(*) as days
        from (
          select customer_id, placed_date, placed_date::date - lag(placed_date::date) over (partition by customer_id order by placed_date) as gap
            from (select distinct ${CUSTOMER} as customer_id, o.placed_date from ${ORDERS(only)}) days) gaps
       group by 1 having count(*) >= 3) c
    join crm_host_customer h on h.customer_id = c.customer_id and h.deleted_at is null ${LAST_ORDER} ${MAY_OFFER}
   where ${MAY}
     and (not p.opening or (c.days >= coalesce((p.settings->>'least_orders')::int, 3) and c.usual_date::date + p.days <= p.today::date
       and c.last_date::date + greatest(2 * c.interval_days, c.interval_days + 30) + p.days >= p.today::date ${QUIET("win_back")}))`

/** Came lately, and nobody spoke to them. */
export const customerNew: Source = (only) => `
  select 'customer' as reference, h.customer_id as reference_id, null::text as reference_number, 'registered' as occasion, h.customer_id,
         h.name as customer_name, null::text as owner_id, null::numeric as amount, null::text as currency_code,
         jsonb_build_object('since_date', ${dayOf("h.registered_at")}) as facts
    from p cross join crm_host_customer h
   where h.deleted_at is null ${amongCustomers(only, "h.customer_id")}
     and not exists (select from crm_customer_alias merged where merged.customer_id = h.customer_id and merged.deleted_at is null)
     and case p.settings->>'of' when 'all' then true when 'accounts' then h.has_account else h.person is not null and h.name <> h.person end
     and (not p.opening or ${dayOf("h.registered_at")} between (p.today::date - p.days - ${NEW_DAYS})::text and (p.today::date - p.days)::text)
     and (${spokenTo("h.customer_id")}) is null`
