import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

/** A line that counts: what it brings without tax, after discounts, and what one piece costs. */
export type MarginLine = { net: AmountInput; quantity: AmountInput; unit_cost: AmountInput | null }

/** `total` in the document's currency; `percent` of the net, null where nothing is charged. */
export type Margin = { total: Decimal; percent: Decimal | null }

/** Margin of one line: net − cost; null when the cost is not known. */
export function lineMargin({ net, quantity, unit_cost }: MarginLine): Margin | null {
  return unit_cost === null ? null : marginOf(MathBN.convert(net), MathBN.mult(unit_cost, quantity))
}

/** Margin of the lines whose cost is known together; null when none is. */
export function totalMargin(lines: readonly MarginLine[]): Margin | null {
  const known = lines.filter((line) => line.unit_cost !== null)
  if (!known.length) {
    return null
  }
  return marginOf(
    MathBN.add(0, ...known.map((line) => line.net)),
    MathBN.add(0, ...known.map((line) => MathBN.mult(line.unit_cost ?? 0, line.quantity)))
  )
}

function marginOf(net: Decimal, cost: Decimal): Margin {
  const total = MathBN.sub(net, cost)
  return { total, percent: net.isZero() ? null : MathBN.mult(MathBN.div(total, net), 100).decimalPlaces(2) }
}
