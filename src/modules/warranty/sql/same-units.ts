import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { SameCover } from "../rules/units-left"

/** An entitlement that stands for units of `root`. */
export type SameUnits = SameCover & { root: string }

/**
 * For each entitlement those that stand for units of it, itself among them: of its lot, which were opened from the same thing, shipped as
 * the same item or extend each other, and of which the same units were split off; and of its order's line.
 */
export async function sameUnits(context: Context, warranty_ids: string[]): Promise<SameUnits[]> {
  return warranty_ids.length
    ? readRows(context, `select * from crm_same_units(array[${warranty_ids.map(() => "?").join(", ")}])`, warranty_ids)
    : []
}
