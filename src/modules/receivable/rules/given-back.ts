import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

type Money = { amount: AmountInput; allocated_total: AmountInput; refunded_total: AmountInput }

/** What of a receipt can still go back: what came less what went back. */
export const refundable = ({ amount, refunded_total }: Money): Decimal => MathBN.sub(amount, refunded_total)

/** What of a receipt's allocations is set free so that so much can go back: what it holds beside them goes first. */
export const freedBy = (wanted: AmountInput, money: Money): Decimal =>
  MathBN.max(MathBN.sub(MathBN.min(wanted, refundable(money)), MathBN.sub(refundable(money), money.allocated_total)), 0)

/**
 * What credit notes of an invoice settle of it again after its money was given back, the oldest first: an amount that was credited
 * leaves once, as money or as credit.
 */
export function settledAgain(outstanding: AmountInput, notes: { id: string; left: AmountInput }[]): { id: string; amount: Decimal }[] {
  let open = MathBN.convert(outstanding)
  return notes.flatMap(({ id, left }) => {
    const amount = MathBN.min(open, left)
    open = open.minus(amount)
    return amount.isGreaterThan(0) ? [{ id, amount }] : []
  })
}
