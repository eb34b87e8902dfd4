import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { readRows, updateRows } from "../../../shared/rows"
import { endAfterRepair } from "../rules/after-repair"
import { lockWarranty } from "./lock-warranty"
import { recordActs } from "./record-act"

/**
 * Extends or restarts an entitlement by its terms after a repair, once for each claim. What it was extended by before goes along with the
 * units that replaced its own.
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
  const extended = acts.some(({ changes }) => changes !== null) || (await extendedBefore(context, row.replaces_id))
  const ends_date = endAfterRepair(row, day, extended)
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

/** Whether a repair extended an entitlement, or one that it took over from. */
async function extendedBefore(context: Context, id: string | null): Promise<boolean> {
  const [{ is }] = await readRows<{ is: boolean }>(
    context,
    `with recursive behind as (
       select id, replaces_id from crm_warranty where id = ?
       union select w.id, w.replaces_id from crm_warranty w join behind b on w.id = b.replaces_id
     )
     select exists (select from crm_warranty_history h join behind b on h.reference_id = b.id
       where h.act = 'after_repair' and h.changes is not null) as is`,
    [id]
  )
  return is
}
