import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { readRows, updateRows } from "../../../shared/rows"
import { endAfterRepair } from "../rules/after-repair"
import { lockWarranty } from "./lock-warranty"
import { recordActs } from "./record-act"

/**
 * Extends or restarts an entitlement by its terms after a repair, once for each claim.
 *
 * @returns its last day, changed or not; null while it waits for registration
 * @throws NOT_FOUND
 */
export async function repaired(
  context: Context,
  warranty_id: string,
  { claim_id, day }: { claim_id: string; day: Day },
  actor: Actor
): Promise<Day | null> {
  const row = await lockWarranty(context, warranty_id)
  const acts = await readRows<{ source_id: string; changes: unknown }>(
    context,
    "select source_id, changes from crm_warranty_history where reference_id = ? and act = 'after_repair'",
    [warranty_id]
  )
  if (acts.some(({ source_id }) => source_id === claim_id) || row.status === "canceled") {
    return row.ends_date
  }
  const ends_date = endAfterRepair(row, day, acts.some(({ changes }) => changes !== null))
  if (ends_date) {
    await updateRows(context, "crm_warranty", [{ id: warranty_id, ends_date }])
  }
  await recordActs(context, actor, [
    {
      reference: "crm_warranty",
      reference_id: warranty_id,
      act: "after_repair",
      changes: ends_date ? { ends_date: [row.ends_date, ends_date] } : null,
      source_id: claim_id,
    },
  ])
  return ends_date ?? row.ends_date
}
