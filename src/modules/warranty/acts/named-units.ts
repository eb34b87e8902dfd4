import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { LOT } from "../sql/kept-lots"

/**
 * Of each entitlement of an order: units of its lot that are known to have left the customer, by a claim of ours that was made good by a
 * replacement or a return, or by a serial number that is marked. Whatever cover of the lot names a unit names it for all of them.
 */
export async function namedUnits(context: Context, order_id: string): Promise<Map<string, number>> {
  const rows = await readRows<{ id: string; units: number }>(
    context,
    `with covers as (
       select id, ${LOT()} as lot from crm_warranty where order_id = ? and deleted_at is null
     ), claimed as (
       select w.lot, c.serial, c.quantity from covers w join crm_warranty_claim c on c.warranty_id = w.id
        where c.deleted_at is null and (c.status = 'resolved' or c.remedy_state in ('started', 'waiting'))
          and (c.remedy = 'replace' or (c.remedy = 'refund' and c.remedy_reference = 'return'))
     ), serials as (
       select w.lot, u.serial_key from covers w join crm_warranty_unit u on u.warranty_id = w.id
        where u.status <> 'active' and u.deleted_at is null
       union
       select c.lot, u.serial_key from claimed c join covers w on w.lot = c.lot
         join crm_warranty_unit u on u.warranty_id = w.id and u.serial = c.serial and u.deleted_at is null
     ), named as (
       select lot, count(*)::float8 as units from serials group by lot
       union all
       select lot, sum(quantity)::float8 from claimed where serial is null group by lot
     )
     select w.id, sum(n.units)::float8 as units from covers w join named n on n.lot = w.lot group by w.id`,
    [order_id]
  )
  return new Map(rows.map(({ id, units }) => [id, units]))
}
