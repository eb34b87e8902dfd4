import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { readRows, updateRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { CoverDays, movedDays } from "../rules/moved-days"
import { WarrantyRow } from "../types"
import { recordActs } from "./record-act"

type Base = Pick<WarrantyRow, "id" | "number" | "ends_date">

/** Holds an entitlement, and what goes on from it one after the other, until the transaction ends. */
export async function lockWithFollowing(context: Context, id: string): Promise<void> {
  const rows = await readRows<{ id: string }>(
    context,
    `with recursive following as (
       select id from crm_warranty where id = ?
       union select w.id from following f join crm_warranty w on w.extends_id = f.id and w.deleted_at is null
     ) select id from following`,
    [id]
  )
  await lockRows(context, "crm_warranty", [id, ...rows.map((row) => row.id)])
}

/**
 * Moves cover that goes on from an entitlement whose last day changed, and has not begun yet, by as much; and what goes on from that. What
 * has begun stays. The caller holds them.
 *
 * @param base - as it was before
 * @param change - its last day now, and what it changed by
 */
export async function moveFollowing(
  context: Context,
  base: Base,
  change: { ends_date: Day; today: Day; source_id: string | null },
  actor: Actor
): Promise<void> {
  const { ends_date, today, source_id } = change
  if (!base.ends_date || base.ends_date === ends_date) {
    return
  }
  const following = await readRows<WarrantyRow & CoverDays>(
    context,
    `select * from crm_warranty where extends_id = ? and status = 'active' and starts_date > ? and deleted_at is null order by id`,
    [base.id, today]
  )
  for (const row of following) {
    const days = movedDays(row, row.terms, base.ends_date, ends_date)
    await updateRows(context, "crm_warranty", [{ id: row.id, ...days }])
    await recordActs(context, actor, [
      {
        reference: "crm_warranty",
        reference_id: row.id,
        act: "move",
        changes: changesBetween<WarrantyRow>(row, { ...row, ...days }, ["starts_date", "ends_date"]),
        note: `${base.number} before it ends on ${ends_date} now.`,
        source_id,
      },
    ])
    await moveFollowing(context, row, { ...change, ends_date: days.ends_date }, actor)
  }
}
