import type { HostFactInput } from "../../../modules/interaction/types"
import { AmountInput, moneyString } from "../../../shared/money"
import { orderNumber } from "../../../shared/order-number"

type Moment = string | Date | null | undefined

/** A host order as far as its customer knows of it. */
export type OrderHappenings = {
  id: string
  display_id: number | string
  custom_display_id?: string | null
  status: string
  is_draft_order: boolean
  customer_id: string | null
  currency_code: string
  total: AmountInput
  created_at: Moment
  updated_at: Moment
  canceled_at?: Moment
  fulfillments?: {
    id: string
    created_at: Moment
    shipped_at?: Moment
    delivered_at?: Moment
    canceled_at?: Moment
  }[]
  returns?: { id: string; created_at: Moment; requested_at?: Moment; received_at?: Moment; canceled_at?: Moment }[]
}

/**
 * What happened to an order, each with its own moment, as the order says now. Said again it is the same, so that what is known is not
 * noted twice. Captured payments are not among it: each is one receipt already.
 */
export function hostFactsOf(order: OrderHappenings): HostFactInput[] {
  const { customer_id } = order
  if (!customer_id || order.is_draft_order || order.status === "draft") {
    return []
  }
  const about = {
    customer_id,
    order_id: order.id,
    number: orderNumber(order),
    amount: null,
    currency_code: null,
  }
  const fact = (
    kind: HostFactInput["kind"],
    act: HostFactInput["act"],
    [reference, reference_id]: [string, string],
    at: Moment
  ): HostFactInput[] =>
    at ? [{ ...about, kind, act, reference, reference_id, occurred_at: new Date(at).toISOString() }] : []
  const itself: [string, string] = ["order", order.id]
  const worth = { amount: moneyString(order.total, order.currency_code), currency_code: order.currency_code }
  return [
    ...fact("order", "placed", itself, order.created_at).map((placed) => ({ ...placed, ...worth })),
    ...fact("order", "canceled", itself, order.canceled_at),
    ...(order.status === "completed" ? fact("order", "completed", itself, order.updated_at) : []),
    ...(order.fulfillments ?? []).flatMap((one) => [
      ...fact("delivery", "packed", ["fulfillment", one.id], one.created_at),
      ...fact("delivery", "shipped", ["fulfillment", one.id], one.shipped_at),
      ...fact("delivery", "delivered", ["fulfillment", one.id], one.delivered_at),
      ...fact("delivery", "canceled", ["fulfillment", one.id], one.canceled_at),
    ]),
    ...(order.returns ?? []).flatMap((one) => [
      ...fact("return", "requested", ["return", one.id], one.requested_at),
      ...fact("return", "received", ["return", one.id], one.received_at),
      ...fact("return", "canceled", ["return", one.id], one.canceled_at),
    ]),
  ]
}
