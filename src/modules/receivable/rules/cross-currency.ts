import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, minorUnit, roundMoney } from "../../../shared/money"
import { RateRow } from "./exchange-rate"

/** How much of `to` one unit of the other currency of the pair is worth, exactly. */
export const factorTo = ({ to_currency, rate }: RateRow, to: string): Decimal =>
  to_currency === to ? MathBN.convert(rate) : MathBN.div(1, rate)

/** An amount in another currency at a rate of the two, not rounded. A pair that was given the other way round is divided by. */
export const convertAt = (amount: AmountInput, { to_currency, rate }: RateRow, to: string): Decimal =>
  to_currency === to ? MathBN.mult(amount, rate) : MathBN.div(amount, rate)

export type Crossing = {
  /** What of the invoice is to be settled, in its currency. */
  amount: AmountInput
  invoice_currency: string
  /** What the money has left, in its own currency. */
  left: AmountInput
  source_currency: string
  rate: RateRow
}

/**
 * What settling an amount takes of money in another currency, rounded to it. All that is left of the money settles exactly what it comes
 * to, so that no cent of rounding stays on either side.
 */
export function takenAcross({ amount, invoice_currency, left, source_currency, rate }: Crossing): Decimal {
  const whole = roundMoney(convertAt(left, rate, invoice_currency), invoice_currency)
  if (whole.isEqualTo(MathBN.convert(amount))) {
    return MathBN.convert(left)
  }
  return MathBN.max(roundMoney(convertAt(amount, rate, source_currency), source_currency), minorUnit(source_currency))
}

/** One side of a settlement as the company's books see it: an amount and the rate of its day; no rate where it is the books' currency. */
export type Side = { amount: AmountInput; currency_code: string; rate: RateRow | null }

/**
 * What the money was worth on its day less what the debt was worth when it was issued, in the books' currency: a gain when positive (IAS 21.28).
 *
 * @returns null when a rate is not known
 */
export function exchangeDifference(money: Side, debt: Side, books: string): Decimal | null {
  const [of, to] = [worth(money, books), worth(debt, books)]
  return of && to ? MathBN.sub(of, to) : null
}

function worth({ amount, currency_code, rate }: Side, books: string): Decimal | null {
  if (currency_code === books) {
    return MathBN.convert(amount)
  }
  return rate && roundMoney(convertAt(amount, rate, books), books)
}
