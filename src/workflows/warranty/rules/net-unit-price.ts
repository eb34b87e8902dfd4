import { MathBN } from "@medusajs/framework/utils"

import { AmountInput } from "../../../shared/money"

/** A line of the host's order with what a unit of it is sold at. */
export type PricedLine = {
  unit_price: AmountInput
  is_tax_inclusive: boolean
  /** Units that were ordered; discounts are of all of them. */
  quantity: AmountInput
  tax_lines?: { rate: AmountInput }[]
  adjustments?: { amount: AmountInput; is_tax_inclusive?: boolean }[]
}

/**
 * What one unit of a line costs after its share of the line's discounts, not rounded: by so much the host lowers the order for each unit
 * that comes back (`getLineItemTotals`, 2.21.2). With the line's tax in it where the line's price has it.
 */
export function netUnitPrice({ unit_price, is_tax_inclusive, quantity, ...line }: PricedLine): string {
  const withTax = MathBN.add(1, MathBN.div(MathBN.add(0, ...(line.tax_lines ?? []).map(({ rate }) => rate)), 100))
  const discounts = (line.adjustments ?? []).map((one) =>
    one.is_tax_inclusive ? MathBN.div(one.amount, withTax) : MathBN.convert(one.amount)
  )
  const discount = MathBN.div(MathBN.add(0, ...discounts), quantity)
  return MathBN.sub(unit_price, is_tax_inclusive ? MathBN.mult(discount, withTax) : discount).toFixed()
}
