import { BigNumber, decorateCartTotals, MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, moneyString, roundMoney } from "../../../shared/money"

export type TaxLine = {
  rate: number
  code: string | null
  name: string
  provider_id?: string | null
  tax_rate_id?: string | null
}

/** A line as it is offered. `discount_percent` is 0 to 100 of the line's price. */
export type PricedLine = {
  quantity: AmountInput
  unit_price: AmountInput
  discount_percent: AmountInput
  is_tax_inclusive: boolean
  tax_lines: TaxLine[]
  /** Percent off the whole quote, after the line's own discount. */
  quote_discount_percent?: AmountInput
  /** Whether it counts in the sums; an option that is not taken has amounts of its own all the same. */
  included?: boolean
}

export type PricedShipping = { amount: AmountInput; is_tax_inclusive: boolean; tax_lines: TaxLine[] }

export type LineTotals = { subtotal: Decimal; discount_total: Decimal; tax_total: Decimal; total: Decimal }

export type TaxTotal = { rate: number; code: string | null; name: string; base: string; amount: string }

export type QuoteTotals = {
  items: LineTotals[]
  subtotal: Decimal
  discount_total: Decimal
  shipping_total: Decimal
  tax_total: Decimal
  rounding_total: Decimal
  total: Decimal
  net_total: Decimal
  tax_lines: TaxTotal[]
}

/**
 * What the host's order is given as the line's unit price: exact, not rounded, with the discount taken off.
 *
 * The host drops adjustments of its own when it refreshes promotions (2.21.2), so that the discount travels in the price.
 */
export const orderUnitPrice = (
  line: Pick<PricedLine, "unit_price" | "discount_percent" | "quote_discount_percent">
): Decimal =>
  MathBN.mult(MathBN.mult(line.unit_price, left(line.discount_percent)), left(line.quote_discount_percent ?? 0))

const left = (discount_percent: AmountInput): Decimal => MathBN.div(MathBN.sub(100, discount_percent), 100)

/**
 * Totals of a quote: net + tax + rounding = total, and total = the host's own order total, rounded to the currency.
 *
 * Lines are rounded first, then summed; tax is computed per rate on the summed base (EN 16931, BR-CO-17);
 * what is left to the host's total, which adds unrounded lines, is `rounding_total` (BT-114).
 * Lines that are not `included` get their amounts, and add to no sum.
 */
export function quoteTotals(currencyCode: string, lines: PricedLine[], shipping: PricedShipping[]): QuoteTotals {
  const round = (amount: AmountInput): Decimal => roundMoney(amount, currencyCode)
  const items = lines.map((line) => lineTotals(line, round))
  const counted = items.filter((_item, index) => lines[index].included !== false)
  const shippingNets = shipping.map((method) => round(net(method.amount, method)))
  const bases = new Map<string, { line: TaxLine; base: Decimal }>()
  lines.forEach((line, index) => {
    if (line.included !== false) {
      addBases(bases, line.tax_lines, items[index].subtotal.minus(items[index].discount_total))
    }
  })
  shipping.forEach((method, index) => addBases(bases, method.tax_lines, shippingNets[index]))
  const taxes = [...bases.values()].map(({ line, base }) => ({
    line,
    base,
    amount: round(base.times(line.rate).div(100)),
  }))

  const subtotal = MathBN.add(0, ...counted.map((item) => item.subtotal))
  const discount_total = MathBN.add(0, ...counted.map((item) => item.discount_total))
  const shipping_total = MathBN.add(0, ...shippingNets)
  const tax_total = MathBN.add(0, ...taxes.map((tax) => tax.amount))
  const counting = lines.filter((line) => line.included !== false)
  const total = round(hostTotal(counting, shipping))
  return {
    items,
    subtotal,
    discount_total,
    shipping_total,
    tax_total,
    rounding_total: total.minus(subtotal).plus(discount_total).minus(shipping_total).minus(tax_total),
    total,
    net_total: subtotal.minus(discount_total),
    tax_lines: taxes.map(({ line, base, amount }) => ({
      rate: line.rate,
      code: line.code,
      name: line.name,
      base: moneyString(base, currencyCode),
      amount: moneyString(amount, currencyCode),
    })),
  }
}

const rateOf = (priced: { tax_lines: TaxLine[] }): Decimal =>
  MathBN.add(0, ...priced.tax_lines.map((line) => line.rate))

const net = (amount: AmountInput, priced: { is_tax_inclusive: boolean; tax_lines: TaxLine[] }): Decimal =>
  priced.is_tax_inclusive ? MathBN.div(amount, MathBN.add(1, rateOf(priced).div(100))) : MathBN.convert(amount)

function lineTotals(line: PricedLine, round: (amount: AmountInput) => Decimal): LineTotals {
  const subtotal = round(net(MathBN.mult(line.unit_price, line.quantity), line))
  const exact = net(MathBN.mult(orderUnitPrice(line), line.quantity), line)
  const after = round(exact)
  const tax_total = round(exact.times(rateOf(line)).div(100))
  return {
    subtotal,
    discount_total: subtotal.minus(after),
    tax_total,
    total: round(exact.times(rateOf(line).div(100).plus(1))),
  }
}

function addBases(bases: Map<string, { line: TaxLine; base: Decimal }>, taxLines: TaxLine[], amount: Decimal): void {
  for (const line of taxLines) {
    const key = `${line.rate}|${line.code ?? ""}|${line.name}`
    bases.set(key, { line, base: MathBN.add(bases.get(key)?.base ?? 0, amount) })
  }
}

/** The host's function writes its sums into the tax lines it is given (2.21.2). */
const copies = (priced: { tax_lines: TaxLine[] }): TaxLine[] => priced.tax_lines.map((line) => ({ ...line }))

/** The total that the host will compute for the order, not rounded, by the host's own function. */
function hostTotal(lines: PricedLine[], shipping: PricedShipping[]): AmountInput {
  const order = decorateCartTotals({
    items: lines.map((line, index) => ({
      id: `${index}`,
      quantity: new BigNumber(MathBN.convert(line.quantity)),
      unit_price: new BigNumber(orderUnitPrice(line)),
      is_tax_inclusive: line.is_tax_inclusive,
      tax_lines: copies(line),
    })),
    shipping_methods: shipping.map((method, index) => ({
      id: `${index}`,
      amount: new BigNumber(MathBN.convert(method.amount)),
      is_tax_inclusive: method.is_tax_inclusive,
      tax_lines: copies(method),
    })),
  } as unknown as Parameters<typeof decorateCartTotals>[0])
  return (order as unknown as { total: BigNumber }).total
}
