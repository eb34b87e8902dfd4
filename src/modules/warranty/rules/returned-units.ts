import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

/** One lot of a line's units under one plan, the one that ends first in front. */
export type Lot = {
  id: string
  original_quantity: AmountInput
  returned_quantity: AmountInput
  /** Units that are said to be of this lot and back, by claims and serial numbers; none where left out. */
  named_quantity?: AmountInput
}

const sum = (values: AmountInput[]): Decimal => MathBN.add(0, ...values)

/**
 * How many units of each lot are taken back when `taken` of the whole are: what is new is taken from the lot that its units are named
 * of, else from the one that ends first, so that the customer keeps the longest cover; what was taken once stays taken from its lot.
 *
 * @param taken - units of all lots that came back so far; above what was sold, all are
 * @returns the lots that change, with their new `returned_quantity`
 */
export function spreadReturned(lots: Lot[], taken: AmountInput): { id: string; returned_quantity: Decimal }[] {
  const wanted = MathBN.min(MathBN.max(taken, 0), sum(lots.map((lot) => lot.original_quantity)))
  let left = MathBN.sub(wanted, sum(lots.map((lot) => lot.returned_quantity)))
  const returned = lots.map((lot) => MathBN.convert(lot.returned_quantity))
  const moveTowards = (limitOf: (lot: Lot) => AmountInput): void =>
    lots.forEach((lot, place) => {
      const room = MathBN.sub(limitOf(lot), returned[place])
      const step = MathBN.gt(left, 0) ? MathBN.max(0, MathBN.min(room, left)) : MathBN.min(0, MathBN.max(room, left))
      returned[place] = MathBN.add(returned[place], step)
      left = MathBN.sub(left, step)
    })
  moveTowards((lot) => MathBN.min(lot.named_quantity ?? 0, lot.original_quantity))
  moveTowards(MathBN.gt(left, 0) ? (lot) => lot.original_quantity : () => 0)
  return lots.flatMap(({ id, returned_quantity }, place) =>
    MathBN.eq(returned[place], returned_quantity) ? [] : [{ id, returned_quantity: returned[place] }]
  )
}
