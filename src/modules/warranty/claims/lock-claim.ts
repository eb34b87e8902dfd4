import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { readRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { assertTransition } from "../../../shared/transitions"
import { CLAIM_TRANSITIONS, ClaimStatus } from "../rules/claim-transitions"
import { lockSameUnits } from "./claimed-units"
import { ClaimRow } from "./types"

/** How messages call it. */
export const claimName = ({ number }: Pick<ClaimRow, "number">): string => `Claim ${number}`

/** A claim by its id. @throws NOT_FOUND */
export async function readClaim(context: Context, id: string): Promise<ClaimRow> {
  const [row] = await readRows<ClaimRow>(
    context,
    "select * from crm_warranty_claim where id = ? and deleted_at is null",
    [id]
  )
  if (!row) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `Warranty claim ${id} was not found.`)
  }
  return row
}

/**
 * The claim's row, held until the transaction ends.
 *
 * @param with_warranty - whether its entitlement is held too, which other claims count on; it is always taken first
 * @throws NOT_FOUND
 */
export async function lockClaim(context: Context, id: string, with_warranty = false): Promise<ClaimRow> {
  let held: string | null = null
  while (with_warranty) {
    const { warranty_id } = await readClaim(context, id)
    if (!warranty_id || warranty_id === held) {
      break
    }
    // Its units may have been split off while the entitlement was waited for.
    await lockSameUnits(context, warranty_id)
    held = warranty_id
  }
  await lockRows(context, "crm_warranty_claim", [id])
  return readClaim(context, id)
}

/** @throws NOT_ALLOWED unless the claim has one of these statuses */
export function assertStatus(claim: ClaimRow, statuses: readonly ClaimStatus[], what: string): void {
  if (!statuses.includes(claim.status)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${claimName(claim)} is ${claim.status}; ${what} only while it is ${statuses.join(" or ")}.`
    )
  }
}

/** @throws NOT_ALLOWED as the table says, and while the host carries a remedy out */
export function assertMove(claim: ClaimRow, to: ClaimStatus): void {
  assertTransition(CLAIM_TRANSITIONS, claimName(claim), claim.status, to)
  assertNoRemedy(claim)
}

/** @throws NOT_ALLOWED while the host carries a remedy out */
export function assertNoRemedy(claim: ClaimRow): void {
  if (claim.remedy_state === "started" || claim.remedy_state === "waiting") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${claimName(claim)} is being settled by ${claim.remedy === "replace" ? "a replacement" : "a refund"} (${claim.remedy_state}); resume that first.`
    )
  }
}
