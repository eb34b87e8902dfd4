import { MedusaError } from "@medusajs/framework/utils"

import { WarrantyPart } from "../types"

/** What cover a way of making good needs, one of these at least; advice needs none. */
const NEEDED: Record<"repair" | "replace" | "refund", WarrantyPart[]> = {
  repair: ["parts", "labour"],
  replace: ["parts"],
  refund: ["parts"],
}

type Settled = {
  number: string
  warranty_number: string | null
  is_goodwill: boolean
  /** What the rule of cover said on the day it was submitted. */
  coverage: { covers: WarrantyPart[] } | null
}

/**
 * Refuses a way of making good that the terms do not cover, such as a replacement by a plan of support; goodwill may be anything.
 *
 * @throws NOT_ALLOWED
 */
export function assertRemedyCovered(claim: Settled, remedy: "repair" | "replace" | "refund" | "advice"): void {
  if (remedy === "advice" || claim.is_goodwill || !claim.coverage) {
    return
  }
  const { covers } = claim.coverage
  if (!NEEDED[remedy].some((part) => covers.includes(part))) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Warranty ${claim.warranty_number} covers ${covers.join(", ") || "nothing"}, not ${NEEDED[remedy].join(" or ")}: claim ${claim.number} can be settled by ${remedy} as goodwill only, or by advice.`
    )
  }
}
