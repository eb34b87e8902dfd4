import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, moneyString } from "../../../shared/money"

/** What is asked when accepting: the percentage, and that part of the total as decimal text. */
export type AskedDeposit = { percent: string; amount: string }

/**
 * The deposit of an offer: `percent` of its total, rounded to the currency's minor unit.
 *
 * @returns null where none is asked, and where a total so small leaves nothing to pay
 */
export function askedDeposit(
  total: AmountInput,
  percent: AmountInput | null | undefined,
  currencyCode: string
): AskedDeposit | null {
  if (percent === null || percent === undefined) {
    return null
  }
  const amount = moneyString(MathBN.div(MathBN.mult(total, percent), 100), currencyCode)
  return MathBN.gt(amount, 0) ? { percent: MathBN.convert(percent).toFixed(), amount } : null
}
