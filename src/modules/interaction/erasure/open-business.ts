import { Context } from "@medusajs/framework/types"

import { managerOf } from "../../../shared/sql"

/** A document that a person is still needed for. */
export type OpenBusiness = {
  reference: "crm_quote" | "crm_invoice" | "crm_receipt" | "crm_credit_note" | "crm_warranty_claim" | "order"
  id: string
  number: string
}

/** Everything with one customer, by all their ids, that is not settled: offers, orders on their way, debts, money of theirs, and warranty claims. Half a year after an order nobody waits for it any more. */
export async function openBusinessOf(context: Context, customer_ids: string[]): Promise<OpenBusiness[]> {
  return managerOf(context).execute<OpenBusiness[]>(
    `select * from (
       select 'crm_quote' as reference, q.id, q.number from crm_quote q
        where q.customer_id in (:customers) and q.deleted_at is null
          and (q.status in ('draft', 'sent') or (q.status = 'accepted' and q.order_id is null))
       union all
       select 'order', o.order_id, '#' || o.display_id from crm_receivable_order o
        where o.customer_id in (:customers) and o.canceled_at is null and o.delivered_date is null and o.deleted_at is null
          and o.placed_date >= to_char(now() - interval '180 days', 'YYYY-MM-DD')
       union all
       select 'crm_invoice', i.id, coalesce(i.number, i.id) from crm_invoice i
        where (i.customer_id in (:customers) or i.bill_to_customer_id in (:customers)) and i.deleted_at is null
          and (i.status = 'draft' or exists (select from crm_instalment n where n.invoice_id = i.id and n.open and n.deleted_at is null))
       union all
       select 'crm_receipt', r.id, r.number from crm_receipt r
        where r.customer_id in (:customers) and r.deleted_at is null and r.amount > r.allocated_total + r.refunded_total
       union all
       select 'crm_credit_note', c.id, c.number from crm_credit_note c
        where c.customer_id in (:customers) and c.deleted_at is null and c.total > c.allocated_total + c.refunded_total
       union all
       select 'crm_warranty_claim', w.id, w.number from crm_warranty_claim w
        where w.customer_id in (:customers) and w.status in ('submitted', 'approved', 'in_repair') and w.deleted_at is null
     ) open order by reference, number`.replaceAll(":customers", customer_ids.map(() => "?").join(", ")),
    Array(7).fill(customer_ids).flat()
  )
}
