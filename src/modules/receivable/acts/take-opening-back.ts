import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { lockSources, say } from "../sql/documents"
import { record } from "../sql/rows"
import { TAKEN_BACK, takeReceiptBack } from "./take-receipt-back"

/**
 * Takes back a credit of an earlier ledger that was taken over wrongly: it is nobody's credit any more and may be imported anew. Doing it
 * twice changes nothing.
 *
 * @throws NOT_ALLOWED for any other receipt, and for one of which something is used or was paid back
 */
export async function takeOpeningBack(
  manager: EntityManager,
  receipt_id: string,
  note: string | null,
  actor: Actor,
  today: Day
): Promise<void> {
  const [receipt] = await lockSources(manager, "receipt", [receipt_id])
  const [{ source, is_taken_back }] = await manager.execute<{ source: string; is_taken_back: boolean }[]>(
    `select source, exists (select from crm_refund f
       where f.receipt_id = r.id and f.method = ? and f.reversed_at is null and f.deleted_at is null) as is_taken_back
     from crm_receipt r where id = ?`,
    [TAKEN_BACK, receipt_id]
  )
  if (source !== "opening") {
    throw refused(`${receipt.name} is money that came in, not an opening credit; it cannot be taken back.`)
  }
  if (is_taken_back) {
    return
  }
  const { allocated_total, refunded_total, currency_code } = receipt
  if (MathBN.gt(allocated_total, 0)) {
    throw refused(
      `${receipt.name} cannot be taken back: ${say(allocated_total, currency_code)} of it is used on invoices; undo that first.`
    )
  }
  if (MathBN.gt(refunded_total, 0)) {
    throw refused(
      `${receipt.name} cannot be taken back: ${say(refunded_total, currency_code)} of it was paid back; undo that first.`
    )
  }
  await takeReceiptBack(manager, receipt_id, note, actor, today)
  await record(manager, actor, [{ reference: "crm_receipt", reference_id: receipt_id, act: "taken_back", note }])
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
