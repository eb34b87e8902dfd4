import { MathBN } from "@medusajs/framework/utils"

/** Days of the period over which DSO and the win rate look back. */
export const PERIOD_DAYS = 90

/**
 * Days sales outstanding: balance ÷ (invoices − credit notes of the period) × days of the period.
 *
 * @param balance - what is outstanding at the end, tax included
 * @param billed - invoices less credit notes of the period, tax included, only of invoices due after their issue
 * @returns days with two decimals, or null when the divisor is not positive
 */
export function daysSalesOutstanding(balance: string, billed: string): number | null {
  return ratio(balance, billed, PERIOD_DAYS)
}

/**
 * Win rate in percent: accepted ÷ (accepted + declined + expired).
 *
 * @param won - number or net value of the quotes accepted
 * @param decided - the same of all quotes decided
 * @returns percent with two decimals, or null when nothing was decided
 */
export function winRate(won: string, decided: string): number | null {
  return ratio(won, decided, 100)
}

/** A part of a whole in percent, with two decimals; null when the whole is not positive. */
export const share = (part: string, whole: string): number | null => ratio(part, whole, 100)

function ratio(part: string, whole: string, times: number): number | null {
  return MathBN.gt(whole, 0) ? MathBN.div(MathBN.mult(part, times), whole).decimalPlaces(2).toNumber() : null
}
