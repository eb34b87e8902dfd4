import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { AmountInput } from "../../../shared/money"
import { CreditedLine, promiseCredited, revenueOfDeliveries } from "../rules/revenue-recognition"
import { openDay } from "../sql/periods"
import { DeliveredPieces } from "../types"
import { hasPromises, insertMoves, lockOrderRow, RevenueMove, SoldLineRow, soldLines } from "../sql/revenue-moves"

/**
 * Keeps back what an order's invoice asks for and nobody has got yet; what was delivered before counts as it is issued, in the entry
 * of the invoice.
 */
export async function promiseRevenue(manager: EntityManager, invoice_id: string, order_id: string, date: Day): Promise<void> {
  const order = await lockOrderRow(manager, order_id)
  const items = await manager.execute<Omit<RevenueMove, "kind">[]>(
    `select id as invoice_item_id, invoice_id, trim_scale(quantity)::text as quantity, trim_scale(subtotal)::text as goods,
       trim_scale(discount_total)::text as discount
     from crm_invoice_item where invoice_id = ? and deleted_at is null and order_item_id is not null and kind in ('item', 'shipping', 'price')
     order by position`,
    [invoice_id]
  )
  const entry = `${invoice_id}:invoice`
  await insertMoves(manager, date, items.map((item) => ({ ...item, kind: "promised" })), entry)
  const delivered = new Map((order?.lines ?? []).map((line) => [line.order_item_id, line.delivered]))
  const parts = revenueOfDeliveries(await soldLines(manager, order_id), delivered, await currencyOf(manager, order_id))
  const own = parts.filter((part) => part.invoice_id === invoice_id)
  await insertMoves(manager, date, own.map((part) => ({ ...part, kind: "delivered" })), entry)
}

/**
 * Moves what was delivered to revenue, each delivery on its own day, or on the first open one where its period is closed; never before
 * the invoice was issued. Saying it twice moves nothing.
 */
export async function recognizeDeliveries(
  manager: EntityManager,
  order_id: string,
  deliveries: DeliveredPieces[]
): Promise<void> {
  if (!deliveries.length || !(await hasPromises(manager, "order_id", order_id))) {
    return
  }
  const order = await lockOrderRow(manager, order_id)
  const most = new Map((order?.lines ?? []).map((line) => [line.order_item_id, line.delivered]))
  const sums = new Map<string, AmountInput>()
  for (const day of [...new Set(deliveries.map(({ date }) => date))].sort()) {
    for (const { order_item_id, quantity } of deliveries.filter(({ date }) => date === day)) {
      // The host tells the pieces of a kit one by one; the line says how many of it came.
      const sum = MathBN.add(sums.get(order_item_id) ?? 0, quantity)
      sums.set(order_item_id, MathBN.min(sum, most.get(order_item_id) ?? 0))
    }
    await moveDelivered(manager, order_id, sums, day)
  }
}

async function moveDelivered(
  manager: EntityManager,
  order_id: string,
  delivered: ReadonlyMap<string, AmountInput>,
  day: Day
): Promise<void> {
  const lines = await soldLines(manager, order_id)
  const currency = await currencyOf(manager, order_id)
  const parts = revenueOfDeliveries(lines, delivered, currency)
  const byDay = new Map<Day, RevenueMove[]>()
  for (const part of parts) {
    const { company_id, issue_date } = lines.find(({ invoice_item_id }) => invoice_item_id === part.invoice_item_id)!
    const date = await openDay(manager, company_id, day < issue_date ? issue_date : day)
    byDay.set(date, [...(byDay.get(date) ?? []), { ...part, kind: "delivered" }])
  }
  for (const [date, moves] of byDay) {
    await insertMoves(manager, date, moves)
  }
}

async function currencyOf(manager: EntityManager, order_id: string): Promise<string> {
  const [row] = await manager.execute<{ currency_code: string }[]>(
    "select currency_code from crm_invoice where order_id = ? and deleted_at is null limit 1",
    [order_id]
  )
  return row?.currency_code ?? "eur"
}

export type CreditedInvoiceLine = CreditedLine & { invoice_item_id: string | null }

/** Takes what a credit note takes back and nobody ever got from what was kept back, so that it lowers no revenue. */
export async function dropPromises(
  manager: EntityManager,
  note: { credit_note_id: string; invoice_id: string; order_id: string | null; currency_code: string; date: Day },
  credited: CreditedInvoiceLine[]
): Promise<void> {
  const { credit_note_id, invoice_id, order_id, currency_code, date } = note
  if (!order_id || !(await hasPromises(manager, "invoice_id", invoice_id))) {
    return
  }
  const order = await lockOrderRow(manager, order_id)
  const returned = new Map((order?.lines ?? []).map((line) => [line.order_item_id, line.returned]))
  const lines = await soldLines(manager, order_id)
  const before = await creditedBefore(manager, order_id, credit_note_id)
  const moves = credited.flatMap(({ invoice_item_id, ...line }): RevenueMove[] => {
    const sold: SoldLineRow | undefined = lines.find((one) => one.invoice_item_id === invoice_item_id)
    if (!sold) {
      return []
    }
    const cameBack = MathBN.sub(returned.get(sold.order_item_id) ?? 0, before.get(sold.order_item_id) ?? 0)
    const part = promiseCredited(sold, line, cameBack, currency_code)
    return part ? [{ ...part, kind: "credited", credit_note_id }] : []
  })
  await insertMoves(manager, date, moves)
}

/** Pieces of each line of an order on credit notes, less those that were dropped before they were delivered. */
async function creditedBefore(manager: EntityManager, order_id: string, but: string): Promise<Map<string, string>> {
  const rows = await manager.execute<{ order_item_id: string; quantity: string }[]>(
    `select order_item_id, sum(quantity)::text as quantity from (
       select t.order_item_id, t.quantity from crm_credit_note_item t join crm_credit_note c on c.id = t.credit_note_id
        where c.order_id = ? and c.status = 'issued' and c.id <> ? and t.kind <> 'price' and t.order_item_id is not null
       union all
       select t.order_item_id, -m.quantity from crm_revenue_move m join crm_invoice_item t on t.id = m.invoice_item_id
         join crm_invoice i on i.id = m.invoice_id
        where i.order_id = ? and m.kind = 'credited' and t.order_item_id is not null) moved group by 1`,
    [order_id, but, order_id]
  )
  return new Map(rows.map((row) => [row.order_item_id, row.quantity]))
}
