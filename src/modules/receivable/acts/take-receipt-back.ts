import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { leftOf, lockInvoices, lockSources } from "../sql/documents"
import { assertOurs, payBack } from "./pay-back"
import { reverseAllocation, standingAllocations } from "./reverse-allocation"

/** How the payment back is called by which a receipt is undone; reports of what was taken over know it by this. */
export const TAKEN_BACK = "taken_back"

/**
 * Undoes a receipt that was recorded for the wrong customer or reason: what it settles is open again, and all of it is marked as taken back,
 * so that it is nobody's credit. The receipt itself stays, as every document does.
 *
 * @returns the invoices that are open again
 * @throws NOT_ALLOWED for one of which something was paid back before, and for the host's own, also where the host gave all of it back
 */
export async function takeReceiptBack(
  manager: EntityManager,
  receipt_id: string,
  note: string | null,
  actor: Actor,
  today: Day
): Promise<string[]> {
  const before = await standingAllocations(manager, "receipt_id = ?", [receipt_id])
  await lockInvoices(manager, before.map(({ invoice_id }) => invoice_id)) // prettier-ignore
  const [receipt] = await lockSources(manager, "receipt", [receipt_id])
  await assertOurs(manager, receipt)
  if (MathBN.gt(receipt.refunded_total, 0)) {
    if (MathBN.eq(receipt.refunded_total, receipt.amount)) {
      return []
    }
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${receipt.name} was paid back in part; undo that first, then the receipt can be taken back.`
    )
  }
  const standing = await standingAllocations(manager, "receipt_id = ?", [receipt_id])
  for (const { id } of standing) {
    await reverseAllocation(manager, id, actor, today)
  }
  const [free] = await lockSources(manager, "receipt", [receipt_id])
  await payBack(manager, { receipt_id, amount: leftOf(free), method: TAKEN_BACK, note, actor }, today)
  return [...new Set(standing.map(({ invoice_id }) => invoice_id))]
}
