import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { generateEntityId } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { OrderLineFacts } from "../rules/order-progress"
import { RevenuePart, SoldLine } from "../rules/revenue-recognition"

export type RevenueMove = RevenuePart & { kind: "promised" | "delivered" | "credited"; credit_note_id?: string | null }

/** An order as far as its deliveries decide; locked until the transaction ends. */
export type LockedOrder = { currency_code: string; lines: OrderLineFacts[] }

export type SoldLineRow = SoldLine & { company_id: string; issue_date: Day }

/** Waits for others who move revenue of the order; null while its row is not known here. */
export async function lockOrderRow(manager: EntityManager, order_id: string): Promise<LockedOrder | null> {
  const [row] = await manager.execute<{ currency_code: string; lines: OrderLineFacts[] | null }[]>(
    "select currency_code, lines from crm_receivable_order where order_id = ? and deleted_at is null for update",
    [order_id]
  )
  return row ? { currency_code: row.currency_code, lines: row.lines ?? [] } : null
}

type Stored = Omit<SoldLineRow, "promised"> & { is_promised: boolean; left_quantity: string; left_goods: string; left_discount: string }

/** Lines of an order's issued invoices in the order of their issue, with what is left of each as a promise to deliver. */
export async function soldLines(manager: EntityManager, order_id: string): Promise<SoldLineRow[]> {
  const rows = await manager.execute<Stored[]>(
    `select t.id as invoice_item_id, t.invoice_id, t.order_item_id, t.kind, t.quantity::text, i.company_id, i.issue_date,
       coalesce(m.is_promised, false) as is_promised, coalesce(m.quantity, 0)::text as left_quantity, coalesce(m.goods, 0)::text as left_goods,
       coalesce(m.discount, 0)::text as left_discount, coalesce(m.dropped, n.credited, 0)::text as dropped
     from crm_invoice_item t join crm_invoice i on i.id = t.invoice_id
     left join lateral (
       select bool_or(kind = 'promised') as is_promised, sum(case kind when 'promised' then quantity else -quantity end) as quantity,
         sum(case kind when 'promised' then goods else -goods end) as goods,
         sum(case kind when 'promised' then discount else -discount end) as discount,
         coalesce(sum(quantity) filter (where kind = 'credited'), 0) as dropped
       from crm_revenue_move where invoice_item_id = t.id having count(*) > 0) m on true
     left join lateral (
       select sum(c.quantity) as credited from crm_credit_note_item c where c.invoice_item_id = t.id and c.kind <> 'price') n on true
     where i.order_id = ? and i.status = 'issued' and i.deleted_at is null and t.deleted_at is null and t.order_item_id is not null
       and t.kind in ('item', 'shipping', 'price')
     order by i.issue_date, i.year, i.sequence, i.id, t.position`,
    [order_id]
  )
  return rows.map(({ is_promised, left_quantity, left_goods, left_discount, ...line }) => ({
    ...line,
    promised: is_promised ? { quantity: left_quantity, goods: left_goods, discount: left_discount } : null,
  }))
}

/** Whether anything of an invoice ever waited for its delivery. */
export async function hasPromises(manager: EntityManager, column: "invoice_id" | "order_id", id: string): Promise<boolean> {
  const [{ found }] = await manager.execute<{ found: boolean }[]>(
    column === "invoice_id"
      ? "select exists (select from crm_revenue_move where invoice_id = ?) as found"
      : "select exists (select from crm_revenue_move m join crm_invoice i on i.id = m.invoice_id where i.order_id = ?) as found",
    [id]
  )
  return found
}

/** Writes moves of one day, as one entry of the journal per invoice or into the entry that is given. */
export async function insertMoves(
  manager: EntityManager,
  move_date: Day,
  moves: RevenueMove[],
  entry_id?: string
): Promise<void> {
  if (!moves.length) {
    return
  }
  const entries = new Map(moves.map(({ invoice_id }) => [invoice_id, entry_id ?? generateEntityId(undefined, "crmrev")]))
  const row = (move: RevenueMove): unknown[] => [
    generateEntityId(undefined, "crmrm"),
    entries.get(move.invoice_id),
    move.kind,
    move.invoice_id,
    move.invoice_item_id,
    move.credit_note_id ?? null,
    move_date,
    move.quantity,
    move.goods,
    move.discount,
  ]
  await manager.execute(
    `insert into crm_revenue_move (id, entry_id, kind, invoice_id, invoice_item_id, credit_note_id, move_date, quantity, goods, discount)
     values ${moves.map(() => "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ")}`,
    moves.flatMap(row)
  )
}
