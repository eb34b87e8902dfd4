import { MathBN } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"
import { OrderFacts, OrderLine, WarrantyRow } from "../types"

/** Whether it is cover that was sold by a line of its own, and waits for goods or was attached to some. */
export const isBoughtAlone = ({
  source,
  source_key,
  line_id,
}: Pick<WarrantyRow, "source" | "source_key" | "line_id">): boolean =>
  source === "sold" && source_key === `sold:${line_id}`

/** An entitlement of goods that other cover was attached to. */
export type Base = Pick<
  WarrantyRow,
  "id" | "number" | "plan_id" | "line_id" | "fulfillment_item_id" | "status" | "cancel_note"
> &
  Record<"quantity" | "returned_quantity", AmountInput>

/** Whether the host canceled its delivery or its order. What staff cancel for a reason says nothing about its goods. */
export const isCanceledByHost = (
  order: OrderFacts,
  { fulfillment_item_id }: Pick<Base, "fulfillment_item_id">
): boolean =>
  order.is_canceled || order.items.some(({ item_id, is_canceled }) => is_canceled && item_id === fulfillment_item_id)

/**
 * How many units the customer has of each entitlement's goods: what it covers, and what was sent in place of faulty ones, each once.
 *
 * @param bases - all that the order has, in the order of their numbers
 */
export function goodsLeft(order: OrderFacts, bases: Base[]): Map<string, Decimal> {
  const sent = new Map<string, Decimal>()
  return new Map(
    bases.map((base) => {
      if (isCanceledByHost(order, base)) {
        return [base.id, MathBN.convert(0)]
      }
      const key = `${base.plan_id} ${base.line_id}`
      const open = sent.get(key) ?? sentFor(order, base.line_id)
      const instead = MathBN.min(open, base.returned_quantity)
      sent.set(key, MathBN.sub(open, instead))
      return [base.id, MathBN.add(base.quantity, instead)]
    })
  )
}

/** Units that were sent in place of a line's, and of those again, and did not come back. */
function sentFor(order: OrderFacts, line_id: string | null): Decimal {
  const stands = (line: OrderLine, seen: string[] = []): boolean => {
    const { replaces_line_id: behind } = line
    const next = order.lines.find((one) => one.line_id === behind)
    return (
      behind !== null && (behind === line_id || (!seen.includes(behind) && !!next && stands(next, [...seen, behind])))
    )
  }
  const lines = line_id === null ? [] : order.lines.filter((line) => stands(line))
  return MathBN.add(0, ...lines.map(({ quantity, taken }) => MathBN.sub(quantity, taken)))
}
