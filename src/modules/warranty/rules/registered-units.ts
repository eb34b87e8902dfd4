import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

/** A line of an order that has the article: units bought, and those that the customer still has. */
export type BoughtLine = { line_id: string; quantity: AmountInput; left: AmountInput }

/** An entitlement of a line that is not canceled, as far as it tells which of its units are registered. */
export type RegisteredCover = {
  line_id: string | null
  plan_id: string
  source: string
  source_key: string
  fulfillment_item_id: string | null
  part: string
  quantity: AmountInput
}

/** What is registered now: by which plan, and what that is known by. */
export type RegisteredNow = { plan_id: string; source_key: string }

/**
 * Units of a line that may still be registered: what the customer has of it, less what is registered or has the plan already. Covers of one
 * lot stand for the same units, and the same registration by another plan for its own.
 */
export function leftToRegister(
  line: BoughtLine,
  covers: RegisteredCover[],
  { plan_id, source_key }: RegisteredNow
): Decimal {
  const lots = new Map<string, RegisteredCover[]>()
  for (const cover of covers.filter((one) => one.line_id === line.line_id)) {
    const key = `${cover.fulfillment_item_id ?? cover.source_key}/${cover.part}`
    lots.set(key, [...(lots.get(key) ?? []), cover])
  }
  const others = [...lots.values()].filter(
    (lot) =>
      lot.some((one) => one.plan_id === plan_id) ||
      lot.some((one) => one.source === "registration" && one.source_key !== source_key)
  )
  const units = others.map((lot) => MathBN.max(...lot.map(({ quantity }) => quantity)))
  return MathBN.max(0, MathBN.sub(line.left, MathBN.add(0, ...units)))
}
