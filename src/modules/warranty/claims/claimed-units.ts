import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { OtherClaim, unitsClaimed } from "../rules/claim-check"
import { isOpen } from "../rules/claim-transitions"

/** Entitlements of the same units as `w`: what one lot has by several plans, and the cover that was bought for it. */
const SAME_UNITS = `(
  select w.id union select o.id from crm_warranty o where o.source_key = w.source_key and o.deleted_at is null
  union select e.id from crm_warranty e where e.extends_id = w.id and e.deleted_at is null
  union select w.extends_id where w.extends_id is not null)`

/** Holds an entitlement, and the others of the same units, until the transaction ends: two claims never count on one unit. */
export async function lockSameUnits(context: Context, warranty_id: string): Promise<void> {
  const rows = await readRows<{ id: string }>(
    context,
    `select s.id from crm_warranty w cross join lateral ${SAME_UNITS} s where w.id = ?`,
    [warranty_id]
  )
  await lockRows(context, "crm_warranty", [warranty_id, ...rows.map(({ id }) => id)])
}

type Under = OtherClaim & { warranty_id: string; is_own: boolean }

/** Claims of the units of each entitlement, under whatever of their cover, as a further claim is checked against them. */
export async function claimsUnder(
  context: Context,
  warranty_ids: string[],
  except: string | null = null
): Promise<Under[]> {
  if (!warranty_ids.length) {
    return []
  }
  return readRows(
    context,
    `select w.id as warranty_id, c.warranty_id = w.id as is_own, c.number, c.serial, c.quantity, c.fault_code, c.status, c.remedy,
            c.remedy_reference is not distinct from 'return' as is_taken_back
       from crm_warranty w cross join lateral ${SAME_UNITS} s
       join crm_warranty_claim c on c.warranty_id = s.id and c.deleted_at is null
      where w.id in (${warranty_ids.map(() => "?").join(", ")}) and c.id is distinct from ?
      order by c.submitted_at, c.id`,
    [...warranty_ids, except]
  )
}

/** What claims there are of an entitlement, and how many of its units they stand for, whatever cover they are made under. */
export type ClaimedUnits = { units: number; claims_count: number; open_claims_count: number }

/** The same of several. */
export async function claimedUnits(context: Context, warranty_ids: string[]): Promise<Map<string, ClaimedUnits>> {
  const claims = await claimsUnder(context, warranty_ids)
  const returned = claims.length
    ? await readRows<{ id: string; returned: number }>(
        context,
        `select id, returned_quantity::float8 as returned from crm_warranty where id in (${warranty_ids.map(() => "?").join(", ")})`,
        warranty_ids
      )
    : []
  return new Map(
    warranty_ids.map((id) => {
      const all = claims.filter(({ warranty_id }) => warranty_id === id)
      const own = all.filter(({ is_own }) => is_own)
      const taken = returned.find((row) => row.id === id)?.returned ?? 0
      const open_claims_count = own.filter(({ status }) => isOpen(status)).length
      return [id, { units: unitsClaimed(all, taken), claims_count: own.length, open_claims_count }]
    })
  )
}
