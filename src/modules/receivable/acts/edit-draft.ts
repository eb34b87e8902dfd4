import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Changes } from "../../../shared/history"
import { invoiceName, lockInvoices } from "../sql/documents"
import { record, updateRow } from "../sql/rows"
import { InvoiceDraftChange } from "../types"

const FIELDS = ["notes", "purchase_order_number", "buyer_reference"] as const

/** Changes what a draft says beside its lines. @throws NOT_ALLOWED for any other invoice */
export async function editInvoiceDraft(
  manager: EntityManager,
  id: string,
  change: InvoiceDraftChange,
  actor: Actor
): Promise<void> {
  const [invoice] = await lockInvoices(manager, [id])
  if (invoice.status !== "draft") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `${invoiceName(invoice)} is ${invoice.status} and cannot be changed; only drafts can.`
    )
  }
  const [before] = await manager.execute<Record<string, string | null>[]>(
    `select ${FIELDS.join(", ")} from crm_invoice where id = ?`,
    [id]
  )
  const next = Object.fromEntries(
    FIELDS.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field] || null]]))
  )
  const changes = Object.fromEntries(
    Object.entries(next).flatMap(([field, value]) => (before[field] === value ? [] : [[field, [before[field], value]]]))
  ) as Changes
  if (Object.keys(changes).length) {
    await updateRow(manager, "crm_invoice", id, next)
    await record(manager, actor, [{ reference: "crm_invoice", reference_id: id, act: "changed", changes }])
  }
}
