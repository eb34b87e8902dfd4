import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { UnitRow, WarrantyRow, WarrantyWithUnits } from "../types"

/** Entitlements with their units, in the order of their ids; unknown ones are left out. */
export async function readWarranties(context: Context, ids: string[]): Promise<WarrantyWithUnits[]> {
  if (!ids.length) {
    return []
  }
  const places = ids.map(() => "?").join(", ")
  const rows = await readRows<WarrantyRow>(
    context,
    `select * from crm_warranty where id in (${places}) and deleted_at is null`,
    ids
  )
  const units = await readRows<UnitRow>(
    context,
    `select * from crm_warranty_unit where warranty_id in (${places}) and deleted_at is null order by created_at, id`,
    ids
  )
  const byId = new Map(rows.map((row) => [row.id, { ...row, units: [] as UnitRow[] }]))
  units.forEach((unit) => byId.get(unit.warranty_id)?.units.push(unit))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
