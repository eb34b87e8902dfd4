import { among, dayOf, orderNumber, Source, spokenTo } from "./parts"

const ORDER = `'order' as reference, o.order_id as reference_id, ${orderNumber("o")} as reference_number`
const REST = `o.customer_id, o.customer_name, o.owner_id, o.total as amount, o.currency_code`
const WANTED = `(p.settings->>'of' = 'all' or o.quote_id is not null)`
/** An order of longer ago is no news. */
const ORDER_DAYS = 60
const DELIVERED_DAYS = 14

/** Nobody said when it is delivered. */
export const orderWithoutDate: Source = (only) => `
  select ${ORDER}, 'placed' as occasion, ${REST}, jsonb_build_object('since_date', o.placed_date) as facts
    from p cross join crm_receivable_order o
   where o.canceled_at is null and o.delivered_date is null and o.deleted_at is null and ${WANTED} ${among(only, "o.order_id")}
     and not exists (select from crm_delivery_line l where l.order_id = o.order_id and l.promised_date is not null and l.deleted_at is null)
     and (not p.opening or o.placed_date between (p.today::date - p.days - ${ORDER_DAYS})::text and (p.today::date - p.days)::text)`

/** A line whose date changed and of whose change the customer was not told; said so that the index on them is used. */
const UNTOLD = (line: string): string =>
  `${line}.closed_at is null and ${line}.told_no is distinct from ${line}.change_no and ${line}.deleted_at is null and ${line}.previous_date is not null`

/** What was said of its delivery changed, and the customer was not told. */
export const orderDateChanged: Source = (only) => `
  select ${ORDER}, to_char(l.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') as occasion, ${REST},
         jsonb_build_object('promised_date', l.promised_date, 'previous_date', l.previous_date) as facts
    from p cross join (
      select l.order_id, max(l.changed_at) as changed_at, max(l.promised_date) as promised_date, max(l.previous_date) as previous_date
        from crm_delivery_line l where ${UNTOLD("l")} ${among(only, "l.order_id")} group by 1) l
    join crm_receivable_order o on o.order_id = l.order_id and o.deleted_at is null
   where o.canceled_at is null and o.delivered_date is null
     and (not p.opening or ${dayOf("l.changed_at")}::date + p.days <= p.today::date)`

/** The address was asked for and not confirmed, or corrected and waits for staff. */
export const addressToConfirm: Source = (only) => `
  select ${ORDER}, c.state || ':' || to_char(coalesce(c.answered_at, c.asked_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS') as occasion, ${REST},
         jsonb_build_object('since_date', ${dayOf("coalesce(c.answered_at, c.asked_at)")}, 'state', c.state) as facts
    from p cross join crm_address_check c
    join crm_receivable_order o on o.order_id = c.order_id and o.deleted_at is null
   where c.state in ('asked', 'corrected') and c.deleted_at is null and o.canceled_at is null ${among(only, "c.order_id")}
     and (not p.opening or c.state = 'corrected' or ${dayOf("c.asked_at")}::date + p.days <= p.today::date)`

/** Delivered, and nobody asked how it is. */
export const afterSales: Source = (only) => `
  select ${ORDER}, 'delivered' as occasion, ${REST}, jsonb_build_object('since_date', o.delivered_date, 'delivered_date', o.delivered_date) as facts
    from p cross join crm_receivable_order o
   where o.delivered_date is not null and o.canceled_at is null and o.deleted_at is null and ${WANTED} ${among(only, "o.order_id")}
     and (not p.opening or o.delivered_date between (p.today::date - p.days - ${DELIVERED_DAYS})::text and (p.today::date - p.days)::text)
     and coalesce(${dayOf(`(${spokenTo("o.customer_id")})`)}, '') <= o.delivered_date`
