import { BigNumberInput } from "@medusajs/framework/types"
import { BigNumber, MathBN, MedusaError } from "@medusajs/framework/utils"

import { currencyDigits } from "./currency-digits"

/** What the helpers below accept: a number, a decimal string, or the host's BigNumber shapes. */
export type AmountInput = BigNumberInput | BigNumber

/** An exact decimal, as `MathBN` returns it. */
export type Decimal = ReturnType<typeof MathBN.convert>

/** `bigNumber` columns and SQL sums over them are exact to this many significant digits. */
export const MAX_SIGNIFICANT_DIGITS = 15

let overrides: Record<string, number> = {}

/** Sets the plugin option `currency_decimals` (code to digits) for this process. */
export function configureCurrencyDecimals(decimals: Record<string, number>): void {
  overrides = Object.fromEntries(Object.entries(decimals).map(([code, digits]) => [code.toLowerCase(), digits]))
}

/** Digits after the decimal point of a currency: the option, else ISO 4217. */
export function currencyDecimals(currencyCode: string): number {
  return overrides[currencyCode.toLowerCase()] ?? currencyDigits(currencyCode)
}

/**
 * Rounds an amount to its currency's minor unit, half away from zero: the one rounding rule of every stored amount.
 *
 * @param amount - major units of `currencyCode`
 */
export function roundMoney(amount: AmountInput, currencyCode: string): Decimal {
  return MathBN.convert(amount).decimalPlaces(currencyDecimals(currencyCode), 4)
}

/** The smallest amount of a currency: 0.01 for "eur", 1 for "jpy". */
export function minorUnit(currencyCode: string): Decimal {
  return MathBN.convert(1).shiftedBy(-currencyDecimals(currencyCode))
}

/** An amount as a plain decimal string with the currency's own number of digits, such as "33.03". */
export function moneyString(amount: AmountInput, currencyCode: string): string {
  return roundMoney(amount, currencyCode).toFixed(currencyDecimals(currencyCode))
}

/**
 * Refuses an amount that cannot be stored exactly.
 *
 * @param what - names the field in the message, such as "The receipt's amount"
 * @throws INVALID_DATA if it is not a finite number, has more decimals than the currency, or more than 15 significant digits
 */
export function assertMoney(amount: AmountInput, currencyCode: string, what: string): Decimal {
  const value = assertExact(amount, what)
  const decimals = currencyDecimals(currencyCode)
  if ((value.decimalPlaces() ?? 0) > decimals) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} is ${value.toFixed()}, but ${currencyCode.toUpperCase()} has ${decimals} decimals.`
    )
  }
  return value
}

/**
 * Refuses a number (a price before rounding, a quantity) that cannot be stored exactly.
 *
 * @throws INVALID_DATA if it is not finite or has more than 15 significant digits
 */
export function assertExact(amount: AmountInput, what: string): Decimal {
  const value = MathBN.convert(amount)
  if (!value.isFinite()) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `${what} must be a number.`)
  }
  if (value.precision(true) > MAX_SIGNIFICANT_DIGITS) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      `${what} is ${value.toFixed()}; at most ${MAX_SIGNIFICANT_DIGITS} digits can be kept exactly.`
    )
  }
  return value
}

/**
 * Splits an amount by weights so that the parts add up to it exactly (largest remainder method).
 *
 * @param amount - major units, already rounded to the currency
 * @param weights - not negative, not all zero, such as percentages
 */
export function splitMoney(amount: AmountInput, weights: AmountInput[], currencyCode: string): Decimal[] {
  const total = MathBN.convert(amount)
  const unit = minorUnit(currencyCode)
  const sum = MathBN.add(...weights)
  const exact = weights.map((weight) => total.times(MathBN.convert(weight)).div(sum))
  const parts = exact.map((part) => part.div(unit).integerValue(1).times(unit)) // 1 = towards zero
  const left = total.minus(MathBN.add(...parts)).div(unit)
  const step = left.isNegative() ? unit.negated() : unit
  const byRemainder = exact
    .map((part, index) => ({ index, remainder: part.minus(parts[index]).abs() }))
    .sort((a, b) => b.remainder.comparedTo(a.remainder)! || a.index - b.index)
  for (let given = 0; given < left.abs().toNumber(); given++) {
    const { index } = byRemainder[given % byRemainder.length]
    parts[index] = parts[index].plus(step)
  }
  return parts
}
