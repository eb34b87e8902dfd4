import { Context } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { insertRows, updateRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { DatedLine, DateOrigin, DeliveryLineRow, OrderRef } from "../types"
import { lockOrder } from "./order-lock"
import { recordActs } from "./record-act"

/** The lines of these orders that have or had a date. */
export const linesOfOrders = (context: Context, order_ids: string[]): Promise<DeliveryLineRow[]> =>
  managerOf(context).execute<DeliveryLineRow[]>(
    `select * from crm_delivery_line where order_id in (${order_ids.map(() => "?").join(", ") || "null"}) and deleted_at is null`,
    order_ids
  )

/** Those of one order, by line. */
export async function linesOf(context: Context, order_id: string): Promise<Map<string, DeliveryLineRow>> {
  return new Map((await linesOfOrders(context, [order_id])).map((row) => [row.line_id, row]))
}

/**
 * Promises dates for lines of an order. A line that has the date already stays as it is; what a fulfilment said is taken once, so that
 * somebody's later word is not undone by hearing of the fulfilment again.
 *
 * @returns the lines whose date changed
 */
export async function promiseDates(
  context: Context,
  order: OrderRef,
  dates: DatedLine[],
  { source, source_id = null, note = null }: DateOrigin,
  actor: Actor
): Promise<string[]> {
  await lockOrder(context, order.order_id)
  const known = await linesOf(context, order.order_id)
  const heard = source_id ? await linesThatHeard(context, source_id, dates) : new Set<string>()
  const fresh = dates.filter(({ line_id }) => !heard.has(line_id))
  const changed = fresh.filter(
    ({ line_id, promised_date }) => (known.get(line_id)?.promised_date ?? null) !== promised_date
  )
  const now = new Date().toISOString()
  await insertRows(
    context,
    "crm_delivery_line",
    changed
      .filter(({ line_id }) => !known.has(line_id))
      .map(({ line_id, promised_date }) => ({
        id: generateEntityId(undefined, "crmdl"),
        order_id: order.order_id,
        customer_id: order.customer_id,
        line_id,
        promised_date,
        source,
        changed_at: now,
        change_no: 1,
      }))
  )
  await updateRows(
    context,
    "crm_delivery_line",
    changed.flatMap(({ line_id, promised_date }) => {
      const before = known.get(line_id)
      return before
        ? [
            {
              id: before.id,
              customer_id: order.customer_id,
              promised_date,
              previous_date: before.promised_date,
              source,
              changed_at: now,
              change_no: before.change_no + 1,
            },
          ]
        : []
    })
  )
  await recordActs(
    context,
    actor,
    // A fulfilment that says what is known is noted too: it was heard.
    (source_id ? fresh : changed).map(({ line_id, promised_date }) => {
      const before = known.get(line_id)?.promised_date ?? null
      return {
        order_id: order.order_id,
        act: "dated",
        line_id,
        promised_date,
        source,
        source_id,
        note,
        changes: before === promised_date ? null : { promised_date: [before, promised_date] as [unknown, unknown] },
      }
    })
  )
  return changed.map(({ line_id }) => line_id)
}

async function linesThatHeard(context: Context, source_id: string, dates: DatedLine[]): Promise<Set<string>> {
  const rows = await managerOf(context).execute<{ line_id: string }[]>(
    `select line_id from crm_delivery_history
     where source_id = ? and line_id in (${dates.map(() => "?").join(", ") || "null"}) and deleted_at is null`,
    [source_id, ...dates.map(({ line_id }) => line_id)]
  )
  return new Set(rows.map(({ line_id }) => line_id))
}

/** Keeps which lines wait for goods no more, as the host's order says now. @param open - lines of which something is still to come */
export async function closeLines(context: Context, order_id: string, open: string[]): Promise<void> {
  await lockOrder(context, order_id)
  const waits = open.length ? `line_id in (${open.map(() => "?").join(", ")})` : "false"
  await managerOf(context).execute(
    `update crm_delivery_line set closed_at = case when ${waits} then null else now() end, updated_at = now()
     where order_id = ? and deleted_at is null and (closed_at is null) <> (${waits})`,
    [...open, order_id, ...open]
  )
}
