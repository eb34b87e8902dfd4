import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { LockedSource } from "../sql/documents"

/** A discount for paying early belongs to its invoice alone: it is no credit to use elsewhere or to take out. */
export async function assertFreeToUse(manager: EntityManager, source: LockedSource): Promise<void> {
  if (source.kind !== "credit_note") {
    return
  }
  const [note] = await manager.execute<{ reason_code: string | null; number: string | null }[]>(
    "select n.reason_code, i.number from crm_credit_note n join crm_invoice i on i.id = n.invoice_id where n.id = ?",
    [source.id]
  )
  if (note.reason_code === "early_payment") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${source.name} is the discount for paying Invoice ${note.number} early; it can settle that invoice only.`
    )
  }
}
