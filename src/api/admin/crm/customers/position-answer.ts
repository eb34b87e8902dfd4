import { MathBN } from "@medusajs/framework/utils"

import type { CustomerPosition } from "../../../../modules/receivable/types"

const AMOUNTS = ["outstanding", "overdue", "unallocated", "uninvoiced_orders", "exposure", "credit_limit", "headroom"] as const

/** Exact decimal text inside, numbers in answers. */
export const positionAnswerOf = (position: CustomerPosition): Record<string, unknown> => ({
  ...position,
  ...Object.fromEntries(
    AMOUNTS.map((name) => {
      const amount = position[name]
      return [name, amount === null ? null : MathBN.convert(amount).toNumber()]
    })
  ),
})
