import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, Decimal, minorUnit, moneyString, roundMoney } from "../../../shared/money"
import { InvoiceLineInput, LineTax } from "../types"

export type LineAmounts = { subtotal: Decimal; discount_total: Decimal; tax_total: Decimal; total: Decimal }

/** Tax of one rate on its summed base; amounts as decimal text. */
export type TaxAmount = ReturnType<typeof storedTax> & { base: string; amount: string }

export type InvoiceTotals = {
  lines: LineAmounts[]
  subtotal: Decimal
  discount_total: Decimal
  shipping_total: Decimal
  tax_lines: TaxAmount[]
  tax_total: Decimal
  rounding_total: Decimal
  total: Decimal
}

/** What the order has in total, unrounded, and what of it stands on other invoices. */
export type Closing = { order_total: AmountInput; invoiced_total: AmountInput }

/**
 * Totals of an invoice: subtotal − discount + shipping + tax + rounding = total.
 *
 * Lines are rounded first, then summed; tax is computed per rate on the summed base (EN 16931 BR-CO-17). The total is the exact sum
 * rounded once, as the host adds up; on the order's last invoice it is what is left of the order's rounded total, so that all
 * invoices of the order add up to it. The difference is `rounding_total` (BT-114).
 *
 * @param closing - on the order's last invoice
 * @param limit - on any other invoice of an order: rounded up, parts may come to a cent more than the order, and the last one cannot ask
 *   for less than nothing
 * @throws NOT_ALLOWED if what is left is negative or does not come from these lines
 */
export function invoiceTotals(
  currencyCode: string,
  lines: InvoiceLineInput[],
  closing?: Closing | null,
  limit?: Closing | null
): InvoiceTotals {
  const round = (amount: AmountInput): Decimal => roundMoney(amount, currencyCode)
  const amounts = lines.map((line) => lineAmounts(line, round))
  const tax_lines = taxes(lines, amounts, currencyCode)
  const sum = (isShipping: boolean, amount: (line: LineAmounts) => Decimal): Decimal =>
    MathBN.add(0, ...amounts.filter((_, index) => (lines[index].kind === "shipping") === isShipping).map(amount))
  const subtotal = sum(false, (line) => line.subtotal)
  const discount_total = sum(false, (line) => line.discount_total)
  const shipping_total = sum(true, (line) => MathBN.sub(line.subtotal, line.discount_total))
  const tax_total = MathBN.add(0, ...tax_lines.map((line) => line.amount))
  const exact = MathBN.add(0, ...lines.map((line) => withTax(line)))
  const own = MathBN.add(MathBN.sub(subtotal, discount_total), shipping_total, tax_total)
  // A deposit is taken off what the lines say, rounded as they are: what it covers wholly asks for nothing, not for half a cent less.
  const open = lines.some(({ kind, quantity }) => kind === "deposit" && MathBN.lt(quantity, 0)) ? own : round(exact)
  const left = (of: Closing): Decimal => MathBN.sub(round(of.order_total), of.invoiced_total)
  const most = mostRounding(lines.length, currencyCode)
  const total = closing ? left(closing) : limit ? within(open, left(limit), most, currencyCode) : open
  const rounding_total = MathBN.sub(total, own)
  assertRounding(total, rounding_total, lines.length, currencyCode, closing)
  return { lines: amounts, subtotal, discount_total, shipping_total, tax_lines, tax_total, rounding_total, total }
}

const rateOf = (line: InvoiceLineInput): Decimal => MathBN.add(0, ...line.tax_lines.map(({ rate }) => rate))
const netOf = (line: InvoiceLineInput): Decimal => MathBN.sub(line.subtotal, line.discount_total)
const withTax = (line: InvoiceLineInput): Decimal =>
  MathBN.mult(netOf(line), MathBN.add(1, MathBN.div(rateOf(line), 100)))

function lineAmounts(line: InvoiceLineInput, round: (amount: AmountInput) => Decimal): LineAmounts {
  const subtotal = round(line.subtotal)
  const net = round(netOf(line))
  const tax_total = round(MathBN.div(MathBN.mult(netOf(line), rateOf(line)), 100))
  return { subtotal, discount_total: MathBN.sub(subtotal, net), tax_total, total: MathBN.add(net, tax_total) }
}

/** Tax per rate on the summed base of lines that are rounded already. */
export function taxes(
  lines: Pick<InvoiceLineInput, "tax_lines">[],
  amounts: Pick<LineAmounts, "subtotal" | "discount_total">[],
  currencyCode: string
): TaxAmount[] {
  const bases = new Map<string, { tax: LineTax; base: Decimal }>()
  lines.forEach((line, index) => {
    const net = MathBN.sub(amounts[index].subtotal, amounts[index].discount_total)
    for (const tax of line.tax_lines) {
      const key = taxKey(tax)
      bases.set(key, { tax, base: MathBN.add(bases.get(key)?.base ?? 0, net) })
    }
  })
  return [...bases.values()].map(({ tax, base }) => ({
    ...storedTax(tax),
    base: moneyString(base, currencyCode),
    amount: moneyString(MathBN.div(MathBN.mult(base, tax.rate), 100), currencyCode),
  }))
}

/** A tax as documents keep it: the rate as decimal text in percent, what is not known as null. */
export const storedTax = ({ rate, code, name, category, exemption_code, exemption_reason }: LineTax) => ({
  rate: MathBN.convert(rate).toFixed(),
  code: code ?? null,
  name: name ?? null,
  category: category ?? null,
  exemption_code: exemption_code ?? null,
  exemption_reason: exemption_reason ?? null,
})

/** Two lines share a tax when all that is said of it agrees. */
export const taxKey = (tax: LineTax): string => Object.values(storedTax(tax)).join("|")

const mostRounding = (parts: number, currencyCode: string): Decimal => minorUnit(currencyCode).times(parts + 10)

/**
 * An amount that is over a limit by no more than rounding makes is the limit.
 *
 * @throws NOT_ALLOWED if it is over it by more: the order fell, by a credit line say, since its lines were priced
 */
function within(amount: Decimal, limit: Decimal, most: Decimal, currencyCode: string): Decimal {
  if (!amount.isGreaterThan(0) || amount.isLessThanOrEqualTo(limit)) {
    return amount
  }
  if (amount.minus(limit).isGreaterThan(most)) {
    const say = (of: Decimal): string => `${currencyCode.toUpperCase()} ${moneyString(of, currencyCode)}`
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The lines to invoice add up to ${say(amount)}, but ${say(MathBN.max(0, limit))} of the order is left to invoice; invoice all that is left of it at once.`
    )
  }
  return limit.isNegative() ? amount : limit
}

/** Rounding closes fractions of minor units, one per line and tax at most; more is an order whose total says something else. */
function assertRounding(
  total: Decimal,
  rounding: Decimal,
  lines: number,
  currencyCode: string,
  closing?: Closing | null
): void {
  const code = currencyCode.toUpperCase()
  if (total.isLessThan(0)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The order's total is less than what is invoiced already: ${code} ${moneyString(total.abs(), currencyCode)} would have to be credited first.`
    )
  }
  const most = mostRounding(lines + (closing ? 90 : 0), currencyCode)
  if (rounding.abs().isGreaterThan(most)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The lines to invoice add up to ${code} ${moneyString(MathBN.sub(total, rounding), currencyCode)}, but ${code} ${moneyString(total, currencyCode)} of the order is left to invoice; credit or invoice its lines one by one.`
    )
  }
}
