import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney } from "../../../shared/money"

export type Capture = { source_id: string; amount: AmountInput }

/**
 * The receipts that an order's captures become, in the order they happened.
 *
 * The host does not round. Each receipt takes what rounding the running sum adds, so that 16.517 and 16.516 become 16.52 and 16.51,
 * and receipts add up to the rounded sum of what came in.
 *
 * @param recorded - receipts that exist already, by source id; they keep their amounts
 */
export function receiptsOfCaptures(
  captures: Capture[],
  recorded: ReadonlyMap<string, AmountInput>,
  currencyCode: string
): { source_id: string; amount: Decimal }[] {
  let exact = MathBN.convert(0)
  let given = MathBN.convert(0)
  const receipts: { source_id: string; amount: Decimal }[] = []
  for (const { source_id, amount } of captures) {
    exact = MathBN.add(exact, amount)
    const known = recorded.get(source_id)
    const share = known === undefined ? MathBN.sub(roundMoney(exact, currencyCode), given) : MathBN.convert(known)
    given = MathBN.add(given, share)
    if (known === undefined && share.isGreaterThan(0)) {
      receipts.push({ source_id, amount: share })
    }
  }
  return receipts
}
