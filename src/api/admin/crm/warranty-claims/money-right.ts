import { MedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import type { ClaimRow } from "../../../../modules/warranty/claims/types"
import { accessOf } from "../../../shared"

/** @throws FORBIDDEN where the remedy gives money back and the caller may not touch money */
export function assertMayCarryOut(req: MedusaRequest, remedy: ClaimRow["remedy"]): void {
  if (remedy === "refund" && !accessOf(req).can_money) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "You may not give money back. Someone who may change the set-up can give you the right to money in Settings › CRM › Access."
    )
  }
}
