import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney } from "../../../shared/money"

/** What is left of a line as a promise to deliver: pieces, their price before discount, and the discount; decimal text. */
export type Promised = { quantity: AmountInput; goods: AmountInput; discount: AmountInput }

/** An invoiced line of an order; lines come in the order in which their invoices were issued. */
export type SoldLine = {
  invoice_item_id: string
  invoice_id: string
  order_item_id: string
  kind: "item" | "shipping" | "price"
  quantity: AmountInput
  /** Pieces credited before they were delivered. */
  dropped: AmountInput
  /** Null on a line whose revenue counted as it was issued. */
  promised: Promised | null
}

/** What becomes revenue of a line, or is credited before it did. */
export type RevenuePart = { invoice_item_id: string; invoice_id: string; quantity: string; goods: string; discount: string }

const isDone = ({ quantity, goods, discount }: Promised): boolean =>
  MathBN.eq(quantity, 0) && MathBN.eq(goods, 0) && MathBN.eq(discount, 0)

const whole = (line: SoldLine, promised: Promised): RevenuePart => part(line, promised.quantity, promised.goods, promised.discount)

const part = (line: SoldLine, quantity: AmountInput, goods: AmountInput, discount: AmountInput): RevenuePart => ({
  invoice_item_id: line.invoice_item_id,
  invoice_id: line.invoice_id,
  quantity: MathBN.convert(quantity).toFixed(),
  goods: MathBN.convert(goods).toFixed(),
  discount: MathBN.convert(discount).toFixed(),
})

/** A share of what is left; who takes the last piece takes what is left, so that the shares come to the line to the cent. */
function share(promised: Promised, quantity: Decimal, currencyCode: string): { goods: Decimal; discount: Decimal } {
  const of = (amount: AmountInput): Decimal =>
    quantity.isEqualTo(MathBN.convert(promised.quantity))
      ? MathBN.convert(amount)
      : roundMoney(MathBN.div(MathBN.mult(amount, quantity), promised.quantity), currencyCode)
  return { goods: of(promised.goods), discount: of(promised.discount) }
}

/**
 * What becomes revenue once so many pieces of each line of an order are delivered, less what has before. Deliveries serve invoices in
 * the order in which they were issued; the shipping charge of an invoice follows its last piece, a difference in price the last piece
 * of its line.
 *
 * @param delivered - pieces by line of the order, all deliveries so far
 */
export function revenueOfDeliveries(
  lines: SoldLine[],
  delivered: ReadonlyMap<string, AmountInput>,
  currencyCode: string
): RevenuePart[] {
  const left = new Map([...delivered].map(([id, quantity]) => [id, MathBN.convert(quantity)]))
  const waits = new Map<string, boolean>()
  const wait = (key: string, quantity: Decimal): void => {
    waits.set(key, (waits.get(key) ?? false) || quantity.isGreaterThan(0))
  }
  const pieces = lines
    .filter(({ kind }) => kind === "item")
    .flatMap((line) => {
      const { order_item_id, promised } = line
      const kept = MathBN.sub(line.quantity, line.dropped)
      const come = MathBN.min(kept, left.get(order_item_id) ?? 0)
      left.set(order_item_id, MathBN.sub(left.get(order_item_id) ?? 0, come))
      if (!promised) {
        return []
      }
      const had = MathBN.sub(kept, promised.quantity)
      const quantity = MathBN.max(MathBN.min(MathBN.sub(come, had), promised.quantity), 0)
      const rest = MathBN.sub(promised.quantity, quantity)
      wait(`invoice ${line.invoice_id}`, rest)
      wait(`line ${order_item_id}`, rest)
      const { goods, discount } = share(promised, quantity, currencyCode)
      return quantity.isZero() ? [] : [part(line, quantity, goods, discount)]
    })
  const following = lines.flatMap((line) => {
    const { kind, promised } = line
    const key = kind === "shipping" ? `invoice ${line.invoice_id}` : `line ${line.order_item_id}`
    return kind === "item" || !promised || isDone(promised) || waits.get(key) ? [] : [whole(line, promised)]
  })
  return [...pieces, ...following]
}

/** A line of a credit note, over pieces or money off the price. */
export type CreditedLine = { kind: "item" | "shipping" | "price"; quantity: AmountInput; goods: AmountInput; discount: AmountInput }

/**
 * What of a credited line was still a promise to deliver, and so never was revenue: pieces that did not come back, as far as they were
 * not delivered; of money off the price the share of the pieces that are to come.
 *
 * @param cameBack - pieces of the line that came back and were not credited before
 * @returns null when all of it was revenue
 */
export function promiseCredited(
  line: SoldLine,
  credited: CreditedLine,
  cameBack: AmountInput,
  currencyCode: string
): RevenuePart | null {
  const { promised } = line
  if (!promised || isDone(promised)) {
    return null
  }
  const net = MathBN.sub(promised.goods, promised.discount)
  if (credited.kind === "price" && line.kind !== "price") {
    const off = MathBN.sub(credited.goods, credited.discount)
    const own = roundMoney(MathBN.div(MathBN.mult(off, promised.quantity), line.quantity), currencyCode)
    const goods = MathBN.min(own, net)
    return goods.isGreaterThan(0) ? part(line, 0, goods, 0) : null
  }
  if (line.kind === "price") {
    return MathBN.gte(credited.goods, promised.goods) ? whole(line, promised) : part(line, 0, credited.goods, credited.discount)
  }
  const open = MathBN.max(MathBN.sub(credited.quantity, MathBN.max(cameBack, 0)), 0)
  const quantity = MathBN.min(open, promised.quantity)
  if (quantity.isZero()) {
    return null
  }
  const { goods, discount } = share(promised, quantity, currencyCode)
  return part(line, quantity, goods, discount)
}
