import { currencyDigits } from "./currency-digits"

/** Who may write off more than the limit: people who approve, people who change the set-up, or nobody. */
export const WRITE_OFF_RIGHTS = ["approve", "setup", "nobody"] as const
export type WriteOffRight = (typeof WRITE_OFF_RIGHTS)[number]

/** Why a rest of an invoice is not asked for any more. */
export const WRITE_OFF_REASONS = ["small_difference", "bank_fee", "rounding", "bad_debt", "other"] as const
export type WriteOffReason = (typeof WRITE_OFF_REASONS)[number]

/** Most that may be written off of one invoice, by currency code, in major units. */
export type WriteOffLimits = Record<string, number>

/**
 * Most that anyone with the right to money may write off of one invoice: what is set for the currency, else a hundred of its smallest
 * units, such as 1 in "eur" and 100 in "jpy".
 */
export function writeOffLimit(limits: WriteOffLimits | null | undefined, currencyCode: string): number {
  const code = currencyCode.toLowerCase()
  return limits?.[code] ?? 10 ** (2 - currencyDigits(code))
}
