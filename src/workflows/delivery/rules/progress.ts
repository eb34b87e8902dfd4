import { Day, dayOf, isDay } from "../../../shared/days"

/** A line with how much of it is where. */
export type ShippedLine = {
  line_id: string
  title: string
  quantity: number
  fulfilled: number
  shipped: number
  delivered: number
  /** Came back, or will never come. */
  returned: number
}

type Moment = string | Date | null | undefined

export type Fulfilment = {
  id: string
  created_at: Moment
  packed_at?: Moment
  shipped_at?: Moment
  delivered_at?: Moment
  canceled_at?: Moment
  data?: Record<string, unknown> | null
  metadata?: Record<string, unknown> | null
  items?: { line_item_id: string | null; quantity: unknown }[]
}

export type ShippedOrder = {
  status: string
  canceled_at?: Moment
  lines: ShippedLine[]
  fulfillments?: Fulfilment[]
}

const standing = ({ fulfillments = [] }: ShippedOrder): Fulfilment[] => fulfillments.filter((one) => !one.canceled_at)

/** Lines of which something is still to come; none of a canceled order. */
export function openLines(order: ShippedOrder): ShippedLine[] {
  return order.canceled_at || order.status === "canceled"
    ? []
    : order.lines.filter(({ quantity, delivered, returned }) => quantity - Math.max(delivered, returned) > 0)
}

/** When the first goods left; null while none did. Goods that were delivered without a shipment left then. */
export function firstShippedAt(order: ShippedOrder): Date | null {
  const moments = standing(order).flatMap(({ shipped_at, delivered_at }) => shipped_at ?? delivered_at ?? [])
  return moments.length ? new Date(Math.min(...moments.map((at) => new Date(at).getTime()))) : null
}

/** Whether a parcel is packed that did not leave, with the address of its day on it. */
export const isPacked = (order: ShippedOrder): boolean =>
  standing(order).some(({ shipped_at, delivered_at }) => !shipped_at && !delivered_at)

/** Where a fulfilment, or the carrier behind it, says when goods arrive; the first that is a day or a moment counts. */
export const PROMISE_KEYS = ["promised_date", "estimated_delivery_date", "estimated_delivery", "delivery_date"] as const

/**
 * The day on which a fulfilment promises its goods; null where it says none.
 *
 * @param timezone - the store's, for a carrier that names a moment
 */
export function promisedByFulfilment({ data, metadata }: Fulfilment, timezone: string): Day | null {
  for (const source of [metadata, data]) {
    for (const key of PROMISE_KEYS) {
      const day = dayFrom(source?.[key], timezone)
      if (day) {
        return day
      }
    }
  }
  return null
}

function dayFrom(value: unknown, timezone: string): Day | null {
  if (isDay(value)) {
    return value
  }
  const moment = typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value) ? new Date(value) : null
  return moment && !Number.isNaN(moment.getTime()) ? dayOf(moment, timezone) : null
}

/** What the order's fulfilments promise: which lines for when. A canceled or delivered one promises nothing. */
export const promisesOf = (
  order: ShippedOrder,
  timezone: string
): { fulfilment_id: string; promised_date: Day; line_ids: string[] }[] =>
  standing(order).flatMap((one) => {
    const promised_date = one.delivered_at ? null : promisedByFulfilment(one, timezone)
    const line_ids = [...new Set((one.items ?? []).flatMap(({ line_item_id }) => line_item_id ?? []))]
    return promised_date && line_ids.length ? [{ fulfilment_id: one.id, promised_date, line_ids }] : []
  })
