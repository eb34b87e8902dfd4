import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal, roundMoney } from "../../../../shared/money"
import { addedByAge, ByAge, changesByFirst, CoverMove } from "./cover"
import { MonthNumber, monthText } from "./months"
import { expectedCost, Rates } from "./rates"

/** An open claim that was provided for: units, what it is thought to cost and what it cost so far. */
export type OpenClaim = { quantity: number; estimate: AmountInput | null; cost: AmountInput }

/** What an open claim will still cost: what it is thought to cost, else the mean cost of its units, less what it cost; at least 0. */
export function estimateOf({ quantity, estimate, cost }: OpenClaim, mean: Decimal, currency_code: string): Decimal {
  const left = MathBN.sub(estimate ?? MathBN.mult(mean, quantity), cost)
  return roundMoney(MathBN.max(0, left), currency_code)
}

/** What was provided at the end of a month. */
export type Balance = { closing: Decimal; estimates: Decimal }

export type MonthFacts = {
  month: MonthNumber
  currency_code: string
  /** Moves of the month. */
  moves: CoverMove[]
  /** Unit-months of the month by age; none of a month that is not over. */
  ran: ByAge
  /** What was reckoned at the end of the month before. */
  before: Rates
  opening: Balance
  /** The exact expected cost of what is left at the end, by what is reckoned then. */
  cover: Decimal
  /** What open claims will still cost at the end. */
  estimates: Decimal
  /** What claims that were provided for cost in the month. */
  used: Decimal
}

/** How a provision moved in a month. opening + built − used − released + remeasured = closing. */
export type Movement = Balance & {
  opening: Decimal
  built: Decimal
  used: Decimal
  released: Decimal
  remeasured: Decimal
  /** The exact expected cost of what is left, of which `closing` holds the rounded one. */
  cover: Decimal
  /** Exact cost expected of what was built, by the month that cover began in. */
  built_by: Record<string, Decimal>
}

/**
 * The movement of a product's provision in a month, with the rates of its opening: built by units that joined, for all of their cover;
 * used by the costs of the month; passed is what was expected of the unit-months that ran and of units that left. What passed and was not
 * incurred (costs, and more or less estimated) is released; what was incurred beyond it, and what new rates change, is remeasured.
 */
export function movementOf(facts: MonthFacts): Movement {
  const { month, currency_code, moves, ran, before, opening, cover, estimates, used } = facts
  const round = (amount: Decimal): Decimal => roundMoney(amount, currency_code)
  const changes = [...changesByFirst(moves, month)].sort(([a], [b]) => a - b)
  const built_by = Object.fromEntries(
    changes
      .map(([first, { joined }]) => [monthText(first), expectedCost(joined, before)] as const)
      .filter(([, amount]) => !amount.isZero())
  )
  const left = changes.map(([, change]) => change.left)
  const built = round(MathBN.add(0, ...Object.values(built_by)))
  const passed = round(expectedCost(addedByAge([ran, ...left]), before))
  const incurred = MathBN.sub(MathBN.add(used, estimates), opening.estimates)
  const released = MathBN.max(0, MathBN.sub(passed, incurred))
  const closing = MathBN.add(round(cover), estimates)
  const remeasured = closing.minus(opening.closing).minus(built).plus(used).plus(released)
  return { opening: opening.closing, built, used, released, remeasured, closing, estimates, cover, built_by }
}
