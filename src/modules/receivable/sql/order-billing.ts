import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { OrderBilling } from "../types"
import { updateRow } from "./rows"

/** What of an order stands on invoices, drafts included, less its credit notes. */
export async function orderBilling(manager: EntityManager, order_id: string): Promise<OrderBilling> {
  const quantities = await manager.execute<{ order_item_id: string; quantity: string }[]>(
    `select order_item_id, trim_scale(sum(quantity))::text as quantity from (
       select t.order_item_id, t.quantity from crm_invoice_item t join crm_invoice i on i.id = t.invoice_id
       where i.order_id = ? and i.status <> 'voided' and i.deleted_at is null and t.order_item_id is not null
       union all
       select t.order_item_id, -t.quantity from crm_credit_note_item t join crm_credit_note c on c.id = t.credit_note_id
       where c.order_id = ? and c.status = 'issued' and t.order_item_id is not null
     ) moved group by 1`,
    [order_id, order_id]
  )
  const invoices = await manager.execute<OrderBilling["invoices"]>(
    `select id, number, status from crm_invoice where order_id = ? and status <> 'voided' and deleted_at is null
     order by created_at desc, id desc`,
    [order_id]
  )
  return {
    quantities: new Map(quantities.map((row) => [row.order_item_id, row.quantity])),
    invoiced_total: await invoicedTotal(manager, order_id, ["draft", "issued"]),
    invoices,
  }
}

async function invoicedTotal(manager: EntityManager, order_id: string, statuses: string[]): Promise<string> {
  const [{ total }] = await manager.execute<{ total: string }[]>(
    `select trim_scale(
       coalesce((select sum(total) from crm_invoice where order_id = ? and deleted_at is null
         and status in (${statuses.map(() => "?").join(", ")})), 0)
       - coalesce((select sum(total) from crm_credit_note where order_id = ? and status = 'issued' and deleted_at is null), 0))::text as total`,
    [order_id, ...statuses, order_id]
  )
  return total
}

/** Keeps `invoiced_total` of the order's row, where there is one: issued invoices less credit notes. */
export async function refreshInvoicedTotal(manager: EntityManager, order_id: string | null): Promise<void> {
  if (!order_id) {
    return
  }
  const [row] = await manager.execute<{ id: string }[]>(
    "select id from crm_receivable_order where order_id = ? and deleted_at is null for update",
    [order_id]
  )
  if (row) {
    // A statement of its own after the lock, so that it sees what others committed meanwhile.
    await updateRow(manager, "crm_receivable_order", row.id, {
      invoiced_total: await invoicedTotal(manager, order_id, ["issued"]),
    })
  }
}
