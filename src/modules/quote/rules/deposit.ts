import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, moneyString } from "../../../shared/money"

/** What is asked when accepting: `percent` of the total, rounded to the currency's minor unit, as decimal text. */
export const depositAmount = (total: AmountInput, percent: AmountInput, currencyCode: string): string =>
  moneyString(MathBN.div(MathBN.mult(total, percent), 100), currencyCode)
