import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { ALLOWANCES } from "../rules/allowances"
import { isWhollyInvoiced, OrderLineFacts, toInvoice } from "../rules/order-progress"
import { OrderBilling } from "../types"
import { readOrderDocuments } from "./order-documents"
import { updateRow } from "./rows"

export const FOLLOWS_THE_ORDER = `(reason_code is null or reason_code not in (${ALLOWANCES.map((code) => `'${code}'`).join(", ")}))`

/** What of an order stands on invoices, drafts included, less its credit notes. */
export async function orderBilling(manager: EntityManager, order_id: string): Promise<OrderBilling> {
  const invoices = await manager.execute<OrderBilling["invoices"]>(
    `select id, number, status from crm_invoice where order_id = ? and status <> 'voided' and deleted_at is null
     order by created_at desc, id desc`,
    [order_id]
  )
  const [facts] = await manager.execute<{ dismissed_total: string; wholly_invoiced: boolean }[]>(
    `select trim_scale(coalesce(sum(case when kind = 'credit_note' then amount else -amount end), 0))::text as dismissed_total,
       coalesce((select wholly_invoiced from crm_receivable_order where order_id = ? and deleted_at is null), false) as wholly_invoiced
     from crm_billing_proposal where order_id = ? and state = 'dismissed' and deleted_at is null`,
    [order_id, order_id]
  )
  return {
    quantities: await invoicedQuantities(manager, order_id),
    invoiced_total: await invoicedTotal(manager, order_id, ["draft", "issued"]),
    invoices,
    documents: await readOrderDocuments(manager, order_id),
    ...facts,
  }
}

/** Quantity by host line item or shipping method on invoices that stand, drafts too, less the credit notes that follow the order. */
async function invoicedQuantities(manager: EntityManager, order_id: string): Promise<Map<string, string>> {
  const quantities = await manager.execute<{ order_item_id: string; quantity: string }[]>(
    `select order_item_id, trim_scale(sum(quantity))::text as quantity from (
       select t.order_item_id, t.quantity from crm_invoice_item t join crm_invoice i on i.id = t.invoice_id
       where i.order_id = ? and i.status <> 'voided' and i.deleted_at is null and t.order_item_id is not null and t.kind <> 'price'
       union all
       select t.order_item_id, -t.quantity from crm_credit_note_item t join crm_credit_note c on c.id = t.credit_note_id
       where c.order_id = ? and c.status = 'issued' and ${FOLLOWS_THE_ORDER} and t.order_item_id is not null and t.kind <> 'price'
     ) moved group by 1`,
    [order_id, order_id]
  )
  return new Map(quantities.map((row) => [row.order_item_id, row.quantity]))
}

/** Of host line items of some orders that credit notes took units back of: how many, and how many are asked for all the same. */
export async function creditedUnits(
  manager: EntityManager,
  order_ids: string[]
): Promise<{ order_item_id: string; credited: string; invoiced: string }[]> {
  if (!order_ids.length) {
    return []
  }
  const places = order_ids.map(() => "?").join(", ")
  return manager.execute(
    `select order_item_id, trim_scale(sum(credited))::text as credited, trim_scale(sum(invoiced))::text as invoiced from (
       select t.order_item_id, 0 as credited, t.quantity as invoiced from crm_invoice_item t join crm_invoice i on i.id = t.invoice_id
        where i.order_id in (${places}) and i.status <> 'voided' and i.deleted_at is null and t.order_item_id is not null and t.kind = 'item'
       union all
       select t.order_item_id, t.quantity, -t.quantity from crm_credit_note_item t join crm_credit_note c on c.id = t.credit_note_id
        where c.order_id in (${places}) and c.status = 'issued' and ${FOLLOWS_THE_ORDER} and t.order_item_id is not null and t.kind = 'item'
     ) moved group by 1 having sum(credited) > 0`,
    [...order_ids, ...order_ids]
  )
}

async function invoicedTotal(manager: EntityManager, order_id: string, statuses: string[]): Promise<string> {
  const [{ total }] = await manager.execute<{ total: string }[]>(
    `select trim_scale(
       coalesce((select sum(total) from crm_invoice where order_id = ? and deleted_at is null
         and status in (${statuses.map(() => "?").join(", ")})), 0)
       - coalesce((select sum(total) from crm_credit_note
           where order_id = ? and status = 'issued' and deleted_at is null and ${FOLLOWS_THE_ORDER}), 0))::text as total`,
    [order_id, ...statuses, order_id]
  )
  return total
}

/**
 * Keeps what the order's row, where there is one, says of its documents: `invoiced_total` (issued invoices less the credit notes that
 * follow a change of the order), what is delivered and not invoiced, and whether all of it stood on invoices once.
 */
export async function refreshInvoicedTotal(manager: EntityManager, order_id: string | null): Promise<void> {
  if (!order_id) {
    return
  }
  const [row] = await manager.execute<OrderFacts[]>(
    `select id, currency_code, total::text, lines, canceled_at, wholly_invoiced from crm_receivable_order
     where order_id = ? and deleted_at is null for update`,
    [order_id]
  )
  if (row) {
    // Statements of their own after the lock, so that they see what others committed meanwhile.
    const invoiced_total = await invoicedTotal(manager, order_id, ["issued"])
    const quantities = await invoicedQuantities(manager, order_id)
    const planned = await invoicedTotal(manager, order_id, ["draft", "issued"])
    const left = row.canceled_at
      ? { quantity: 0, total: 0 }
      : toInvoice(row.lines ?? [], quantities, MathBN.sub(row.total, planned), row.currency_code)
    await updateRow(manager, "crm_receivable_order", row.id, {
      invoiced_total,
      to_invoice_quantity: left.quantity,
      to_invoice_total: left.total,
      wholly_invoiced:
        MathBN.gt(invoiced_total, 0) && (row.wholly_invoiced || isWhollyInvoiced(row.lines ?? [], quantities)),
    })
  }
}

type OrderFacts = {
  id: string
  currency_code: string
  total: string
  lines: OrderLineFacts[] | null
  canceled_at: Date | null
  wholly_invoiced: boolean
}
