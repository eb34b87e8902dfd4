import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { readRows, updateRows } from "../../../shared/rows"
import { endAfterRepair } from "../rules/after-repair"
import { WarrantyRow } from "../types"
import { lockWarranty } from "./lock-warranty"
import { lockWithFollowing, moveFollowing } from "./move-following"
import { recordActs } from "./record-act"
import { SomeUnits, splitLot } from "./split-lot"

/** A repair of units that were claimed. */
export type Repair = SomeUnits & { claim_id: string; day: Day }

/**
 * Extends or restarts by its terms the cover of units that were repaired, once for each claim: where they are some of a lot, they are
 * split off it. What they were extended by before goes along with them, and with those that replaced them. Sold cover that goes on from
 * theirs and has not begun moves by as much.
 *
 * @returns the last day of the units that were repaired, changed or not; null while it waits for registration
 * @throws NOT_FOUND
 */
export async function repaired(
  context: Context,
  warranty_id: string,
  repair: Repair,
  actor: Actor
): Promise<Day | null> {
  await lockWithFollowing(context, warranty_id)
  const row = await lockWarranty(context, warranty_id)
  const { claim_id, day } = repair
  const done = await repairedBefore(context, warranty_id, claim_id)
  if (done || row.status === "canceled") {
    return done ? done.ends_date : row.ends_date
  }
  const ends_date = endAfterRepair(row, day, await isExtended(context, warranty_id))
  const units = ends_date ? await splitLot(context, row, repair, day, actor) : row
  const { id } = units
  if (ends_date) {
    await updateRows(context, "crm_warranty", [{ id, ends_date }])
  }
  await recordActs(context, actor, [
    {
      reference: "crm_warranty",
      reference_id: id,
      act: "after_repair",
      changes: ends_date ? { ends_date: [row.ends_date, ends_date] } : null,
      source_id: claim_id,
    },
  ])
  if (ends_date) {
    await moveFollowing(context, units, { ends_date, today: day, source_id: claim_id }, actor)
  }
  return ends_date ?? row.ends_date
}

/** What was repaired of an entitlement for a claim: all of it, or what was split off. */
async function repairedBefore(
  context: Context,
  id: string,
  claim_id: string
): Promise<Pick<WarrantyRow, "ends_date"> | undefined> {
  const [row] = await readRows<Pick<WarrantyRow, "ends_date">>(
    context,
    `select w.ends_date from crm_warranty w join crm_warranty_history h on h.reference_id = w.id
      where (w.id = ? or w.split_from_id = ?) and h.act = 'after_repair' and h.source_id = ? limit 1`,
    [id, id, claim_id]
  )
  return row
}

/** Whether a repair extended an entitlement, one that it took over from, or one that it was split off, before that. */
async function isExtended(context: Context, id: string): Promise<boolean> {
  const [{ is }] = await readRows<{ is: boolean }>(
    context,
    `with recursive behind as (
       select id, replaces_id, split_from_id, created_at, 'infinity'::timestamptz as until from crm_warranty where id = ?
       union select w.id, w.replaces_id, w.split_from_id, w.created_at, case when w.id = b.split_from_id then least(b.until, b.created_at) else b.until end
         from crm_warranty w join behind b on w.id in (b.replaces_id, b.split_from_id)
     )
     select exists (select from crm_warranty_history h join behind b on h.reference_id = b.id
       where h.act = 'after_repair' and h.changes is not null and h.created_at < b.until) as is`,
    [id]
  )
  return is
}
