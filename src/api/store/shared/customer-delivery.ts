import type { DeliveryLineRow } from "../../../modules/delivery/types"
import { DeliveryOrder } from "../../../workflows/delivery/host-order"
import { openLines } from "../../../workflows/delivery/rules/progress"
import { orderNumber } from "../../../shared/order-number"

/** What a customer may know of their order's delivery: the dates, also those they were not mailed yet. Who set them stays here. */
export function customerDelivery(order: DeliveryOrder, rows: DeliveryLineRow[]) {
  const open = new Set(openLines(order))
  const lines = order.lines.map((line) => {
    const row = rows.find(({ line_id }) => line_id === line.line_id)
    return {
      line_id: line.line_id,
      title: line.title,
      quantity: line.quantity,
      delivered_quantity: line.delivered,
      promised_date: (open.has(line) && row?.promised_date) || null,
      previous_date: (open.has(line) && row?.previous_date) || null,
      is_open: open.has(line),
    }
  })
  const dates = lines.flatMap(({ promised_date }) => promised_date ?? []).sort()
  return {
    order_id: order.id,
    order_number: orderNumber(order),
    /** The last day that is promised; null where none is, or all has come. */
    promised_date: dates.at(-1) ?? null,
    lines,
  }
}
