import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { AmountInput, Decimal } from "../../../shared/money"

/** A line that may be ordered, and how much of it live conversions order already. */
export type OrderableLine = { id: string; title: string; quantity: AmountInput; ordered: AmountInput }
export type ConversionPart = { item_id: string; quantity: AmountInput }
export type ConversionStatus = "none" | "partial" | "full"

const open = (line: OrderableLine): Decimal => MathBN.sub(line.quantity, line.ordered)

/** Whether nothing, a part, or all of what was accepted is ordered. Each line counts for itself, however often a product repeats. */
export function conversionStatus(lines: readonly OrderableLine[]): ConversionStatus {
  if (!lines.some((line) => MathBN.gt(line.ordered, 0))) {
    return "none"
  }
  return lines.every((line) => MathBN.lte(open(line), 0)) ? "full" : "partial"
}

/**
 * The quantities of the next order: what was named, else all that is open. A line named twice counts in sum.
 *
 * @param name - the quote in messages
 * @returns lines in the quote's order; empty when nothing was named and nothing is open
 * @throws INVALID_DATA for a line that cannot be ordered; NOT_ALLOWED for more than is open
 */
export function conversionParts(
  name: string,
  lines: readonly OrderableLine[],
  asked: readonly ConversionPart[] | undefined
): ConversionPart[] {
  if (!asked) {
    return lines
      .filter((line) => MathBN.gt(open(line), 0))
      .map((line) => ({ item_id: line.id, quantity: open(line).toFixed() }))
  }
  const wanted = new Map<string, Decimal>()
  for (const { item_id, quantity } of asked) {
    if (!lines.some(({ id }) => id === item_id)) {
      throw new MedusaError(MedusaError.Types.INVALID_DATA, `${name} has no line ${item_id} to order.`)
    }
    wanted.set(item_id, MathBN.add(wanted.get(item_id) ?? 0, quantity))
  }
  for (const line of lines) {
    const quantity = wanted.get(line.id)
    if (quantity && MathBN.gt(quantity, open(line))) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `${name} has ${open(line).toFixed()} of ${line.title} left to order, not ${quantity.toFixed()}.`
      )
    }
  }
  return lines.flatMap((line) => {
    const quantity = wanted.get(line.id)
    return quantity ? [{ item_id: line.id, quantity: quantity.toFixed() }] : []
  })
}
