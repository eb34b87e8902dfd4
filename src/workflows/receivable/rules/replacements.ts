import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"
import { HostOrder, HostOrderItem } from "../host/host-order"

/** What claims of the kind "replace" sent and took back: lines of the order, and pieces of its lines. */
export type Replacements = {
  added: string[]
  returned: { item_id: string; received: AmountInput; damaged: AmountInput }[]
}

/**
 * An order as if nothing had been replaced: without the lines that a claim sent, and with the pieces that it took back.
 *
 * The host counts both in the order's total (2.21.2); a replacement under warranty is neither sold nor credited.
 */
export function withoutReplacements(order: HostOrder, { added, returned }: Replacements): HostOrder {
  if (!added.length && !returned.length) {
    return order
  }
  const sent = order.items.filter(({ id }) => added.includes(id))
  const items = order.items.filter(({ id }) => !added.includes(id)).map((item) => withPieces(item, returned))
  const before = new Map(order.items.map((item) => [item.id, item]))
  const back = MathBN.add(0, ...items.map((item) => MathBN.sub(item.total, before.get(item.id)!.total)))
  const total = MathBN.add(MathBN.sub(order.total, ...[MathBN.add(0, ...sent.map((item) => item.total))]), back)
  return { ...order, items, total: total.toFixed() }
}

function withPieces(item: HostOrderItem, returned: Replacements["returned"]): HostOrderItem {
  const own = returned.filter(({ item_id }) => item_id === item.id)
  const received = MathBN.add(0, ...own.map((part) => part.received))
  const damaged = MathBN.add(0, ...own.map((part) => part.damaged))
  if (MathBN.add(received, damaged).isZero()) {
    return item
  }
  const { detail } = item
  const restored = {
    ...detail,
    return_received_quantity: MathBN.sub(detail.return_received_quantity, received).toFixed(),
    return_dismissed_quantity: MathBN.sub(detail.return_dismissed_quantity, damaged).toFixed(),
  }
  return { ...item, detail: restored, ...sumsFor(item, billable({ ...item, detail: restored })) }
}

const billable = ({ quantity, detail }: HostOrderItem): Decimal =>
  MathBN.sub(quantity, detail.return_received_quantity ?? 0, detail.return_dismissed_quantity ?? 0)

type Sums = Pick<HostOrderItem, "subtotal" | "discount_subtotal" | "tax_total" | "total">

/** The host's sums of a line are of what it counts; of a line that came back wholly they are 0 and are made from its price. */
function sumsFor(item: HostOrderItem, quantity: Decimal): Sums {
  const counted = billable(item)
  if (counted.isGreaterThan(0)) {
    const part = (amount: AmountInput): string => MathBN.div(MathBN.mult(amount, quantity), counted).toFixed()
    return {
      subtotal: part(item.subtotal),
      discount_subtotal: part(item.discount_subtotal),
      tax_total: part(item.tax_total),
      total: part(item.total),
    }
  }
  const rate = MathBN.div(MathBN.add(0, ...(item.tax_lines ?? []).map((tax) => tax.rate)), 100)
  const gross = MathBN.mult(item.unit_price, quantity)
  const subtotal = item.is_tax_inclusive ? MathBN.div(gross, MathBN.add(1, rate)) : gross
  const discounts = MathBN.add(0, ...(item.adjustments ?? []).map(({ amount }) => amount))
  const discount = MathBN.div(MathBN.mult(discounts, quantity), item.quantity)
  const tax = MathBN.mult(MathBN.sub(subtotal, discount), rate)
  return {
    subtotal: subtotal.toFixed(),
    discount_subtotal: discount.toFixed(),
    tax_total: tax.toFixed(),
    total: MathBN.add(MathBN.sub(subtotal, discount), tax).toFixed(),
  }
}
