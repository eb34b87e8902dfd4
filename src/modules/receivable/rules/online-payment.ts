import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

export type OnlineFacts = {
  status: string
  outstanding: AmountInput
  /** What of it is disputed. */
  disputed: AmountInput
  /** What paying it all today would take off. */
  discount: AmountInput | null
}

/** What the page of an invoice offers to pay, and the discount that is taken off already. */
export type OnlineOffer = { amount: Decimal; discount: Decimal | null }

/** Why nothing can be paid on the page. */
export type NoOffer = "not_issued" | "settled" | "all_disputed"

/**
 * What a buyer may pay of an invoice on its page: all that is outstanding and not disputed, less the discount that paying everything
 * today gives. With a part in dispute the rest is not everything, and no discount is taken.
 */
export function onlineOffer({ status, outstanding, disputed, discount }: OnlineFacts): OnlineOffer | NoOffer {
  if (status !== "issued") {
    return "not_issued"
  }
  if (!MathBN.gt(outstanding, 0)) {
    return "settled"
  }
  const agreed = MathBN.sub(outstanding, MathBN.min(disputed, outstanding))
  if (!agreed.isGreaterThan(0)) {
    return "all_disputed"
  }
  const isAll = MathBN.eq(agreed, outstanding)
  return isAll && discount !== null && MathBN.gt(discount, 0) && MathBN.lt(discount, agreed)
    ? { amount: MathBN.sub(agreed, discount), discount: MathBN.convert(discount) }
    : { amount: agreed, discount: null }
}
