import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { SameCover } from "../rules/units-left"

/** An entitlement that stands for units of `root`. */
export type SameUnits = SameCover & { root: string }

/**
 * For each entitlement those that stand for units of it, itself among them: of its lot, which were opened from the same thing, shipped as
 * the same item or extend each other, and of which the same units were split off; and of its order's line.
 *
 * Whatever number of them is thought to come, each is looked up by its id (`offset 0`): few do, of however many entitlements there are.
 */
export async function sameUnits(context: Context, warranty_ids: string[]): Promise<SameUnits[]> {
  if (!warranty_ids.length) {
    return []
  }
  return readRows(
    context,
    `with recursive lot as (
       select w.id as root, w.id, w.source_key, w.line_id, w.fulfillment_item_id, w.part, w.extends_id
         from crm_warranty w where w.id in (${warranty_ids.map(() => "?").join(", ")}) and w.deleted_at is null
       union
       select l.root, o.id, o.source_key, o.line_id, o.fulfillment_item_id, o.part, o.extends_id
         from lot l join crm_warranty o on o.deleted_at is null and (
           (o.source_key = l.source_key and o.part = l.part)
           or (o.line_id = l.line_id and o.fulfillment_item_id = l.fulfillment_item_id and o.part = l.part)
           or ((o.extends_id = l.id or o.id = l.extends_id)
             and ((o.fulfillment_item_id is not distinct from l.fulfillment_item_id and o.part = l.part) or o.line_id is distinct from l.line_id)))
     ), line as (
       select root, id from lot
       union
       select l.root, o.id from lot l join crm_warranty o on o.line_id = l.line_id and o.deleted_at is null
     )
     select s.root, w.id, w.source_key, w.fulfillment_item_id, w.part, w.status, exists (select from lot l where l.root = s.root and l.id = w.id) as is_of_lot,
            w.original_quantity::float8 as original_quantity, w.quantity::float8 as quantity, w.returned_quantity::float8 as returned_quantity
       from line s cross join lateral (select * from crm_warranty t where t.id = s.id offset 0) w
      order by w.id`,
    warranty_ids
  )
}
