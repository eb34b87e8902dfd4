import { AGREED, MAY, MAY_OFFER } from "./customers"
import { among, Source } from "./parts"

/** Cover that ends soon: an offer to renew it, or what comes after the product. One for each of a customer's goods, the cover that ends last. */
export const warrantyExpiring: Source = (only) => `
  select 'crm_warranty' as reference, w.id as reference_id, w.number as reference_number, w.ends_date as occasion, w.customer_id,
         coalesce(h.name, w.customer_name) as customer_name, o.owner_id, null::numeric as amount, null::text as currency_code,
         jsonb_build_object('ends_date', w.ends_date, 'title', w.title, 'basis', w.basis, 'plan_name', w.plan_name,
           'last_order_id', w.order_id, 'last_order_number', w.order_number, 'may_mail', ${AGREED}) as facts
    from p cross join crm_warranty w
    join crm_host_customer h on h.customer_id = w.customer_id and h.deleted_at is null
    left join crm_receivable_order o on o.order_id = w.order_id and o.deleted_at is null ${MAY_OFFER}
   where w.status = 'active' and w.quantity > 0 and w.deleted_at is null and ${MAY} ${among(only, "w.id")}
     and (p.settings->>'of' = 'all' or w.basis <> 'statutory')
     and w.ends_date >= p.today
     and (not p.opening or w.ends_date <= (p.today::date + p.days)::text)
     and not exists (select from crm_warranty later where later.deleted_at is null and later.status = 'active' and later.quantity > 0
       and later.customer_id = w.customer_id and (later.ends_date, later.id) > (w.ends_date, w.id)
       and (later.extends_id = w.id or (later.line_id = w.line_id and later.part = w.part and later.fulfillment_item_id is not distinct from w.fulfillment_item_id
         and (p.settings->>'of' = 'all' or later.basis <> 'statutory'))))`
