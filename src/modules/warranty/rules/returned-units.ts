import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

/** One lot of a line's units under one plan, the one that ends first in front. */
export type Lot = { id: string; original_quantity: AmountInput; returned_quantity: AmountInput }

const sum = (values: AmountInput[]): Decimal => MathBN.add(0, ...values)

/**
 * How many units of each lot are taken back when `taken` of the whole are: what is new is taken from the lot that ends first, so that the
 * customer keeps the longest cover; what was taken once stays taken from its lot.
 *
 * @param taken - units of all lots that came back so far; above what was sold, all are
 * @returns the lots that change, with their new `returned_quantity`
 */
export function spreadReturned(lots: Lot[], taken: AmountInput): { id: string; returned_quantity: Decimal }[] {
  const wanted = MathBN.min(MathBN.max(taken, 0), sum(lots.map((lot) => lot.original_quantity)))
  let left = MathBN.sub(wanted, sum(lots.map((lot) => lot.returned_quantity)))
  const changed: { id: string; returned_quantity: Decimal }[] = []
  for (const lot of lots) {
    const free = MathBN.sub(lot.original_quantity, lot.returned_quantity)
    const step = MathBN.gt(left, 0) ? MathBN.min(free, left) : MathBN.max(MathBN.mult(lot.returned_quantity, -1), left)
    if (!MathBN.eq(step, 0)) {
      changed.push({ id: lot.id, returned_quantity: MathBN.add(lot.returned_quantity, step) })
      left = MathBN.sub(left, step)
    }
  }
  return changed
}
