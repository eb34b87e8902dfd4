import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, minorUnit } from "../../../shared/money"

export type HostPaymentFacts = {
  currency_code: string
  /** What receipts that the host does not know settle on this order's invoices. */
  due: AmountInput
  /** What the host was told so far, what is under way included. */
  told: AmountInput
  /** The order's pending difference in the host, unrounded, less what is under way. Negative when overpaid. */
  pending: AmountInput
  /** The order is wholly invoiced and every cent of its invoices came as receipts. */
  settled: boolean
}

/**
 * What the host has still to be told about an order: positive is a payment, negative takes one back.
 *
 * The host never hears of more than it waits for. It does not round (3 x 10.01 + 10 % is 33.033), so the payment that settles
 * the last invoice is its exact pending difference, and no fraction of a cent stays behind.
 */
export function hostPaymentDelta({ currency_code, due, told, pending, settled }: HostPaymentFacts): Decimal {
  const zero = MathBN.convert(0)
  const unit = minorUnit(currency_code)
  const open = MathBN.max(pending, 0)
  const missing = MathBN.sub(due, told)
  if (missing.isNegative()) {
    // The fraction told on top of the rounded amounts is never taken back alone.
    return missing.abs().isLessThan(unit) ? zero : missing
  }
  const payment = MathBN.min(missing, open)
  if (settled && payment.isGreaterThan(0) && MathBN.sub(open, payment).abs().isLessThan(unit)) {
    return MathBN.convert(open)
  }
  return payment
}
