import { MathBN } from "@medusajs/framework/utils"

import type { DeliveredPieces } from "../../../modules/receivable/types"
import { Day, dayOf } from "../../../shared/days"
import { Decimal, roundMoney } from "../../../shared/money"
import { HostOrder, HostOrderItem } from "../host/host-order"

export type OrderDelivery = {
  /** Value of what was delivered, tax and shipping included, rounded to the order's currency. */
  delivered_total: Decimal
  /** Store day of the last delivery; null when nothing was delivered. */
  delivered_date: Day | null
  /** Nothing is left to deliver. */
  complete: boolean
}

const deliveredShare = ({ total, quantity, detail }: HostOrderItem): Decimal =>
  MathBN.eq(quantity, 0) ? MathBN.convert(0) : MathBN.div(MathBN.mult(total, detail.delivered_quantity), quantity)

/** What of an order was delivered, from the host's delivered quantities; the shipping charge counts with the last delivery. */
export function orderDelivery(order: HostOrder, timezone: string): OrderDelivery {
  const days = order.fulfillments
    .filter(({ delivered_at, canceled_at }) => delivered_at && !canceled_at)
    .map(({ delivered_at }) => dayOf(new Date(delivered_at as string), timezone))
    .sort()
  const complete =
    order.items.length > 0 && order.items.every(({ quantity, detail }) => MathBN.gte(detail.delivered_quantity, quantity))
  const delivered = complete ? order.total : MathBN.add(0, ...order.items.map(deliveredShare))
  return {
    delivered_total: roundMoney(MathBN.max(delivered, 0), order.currency_code),
    delivered_date: days.at(-1) ?? null,
    complete,
  }
}

/** Every delivery by line and store day, as the host's fulfilments say. */
export const deliveredPieces = ({ fulfillments }: Pick<HostOrder, "fulfillments">, timezone: string): DeliveredPieces[] =>
  fulfillments.flatMap(({ delivered_at, canceled_at, items = [] }) =>
    delivered_at && !canceled_at
      ? items.flatMap(({ line_item_id, quantity }) =>
          line_item_id ? { order_item_id: line_item_id, quantity, date: dayOf(new Date(delivered_at), timezone) } : []
        )
      : []
  )
