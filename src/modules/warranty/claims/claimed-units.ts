import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { lockRows } from "../../../shared/sql"
import { isOpen } from "../rules/claim-transitions"
import { OtherClaim, unitsLeft } from "../rules/claim-check"
import { sameUnits, SameUnits } from "../sql/same-units"

/** Holds an entitlement, and the others of the same units, until the transaction ends: two claims never count on one unit. */
export async function lockSameUnits(context: Context, warranty_id: string): Promise<void> {
  const rows = await sameUnits(context, [warranty_id])
  await lockRows(context, "crm_warranty", [...new Set([warranty_id, ...rows.map(({ id }) => id)])])
}

/** Claims of units of one order line or lot, under whatever of their cover, as a further claim is checked against them. */
export async function claimsOf(
  context: Context,
  covers: SameUnits[],
  except: string | null = null
): Promise<OtherClaim[]> {
  const ids = [...new Set(covers.map(({ id }) => id))]
  if (!ids.length) {
    return []
  }
  return readRows(
    context,
    `select c.warranty_id, c.number, c.serial, c.quantity, c.fault_code, c.status, c.remedy,
            c.remedy_reference is not distinct from 'return' as is_taken_back,
            coalesce(c.remedy_state in ('started', 'waiting'), false) as is_under_way
       from crm_warranty_claim c
      where c.warranty_id in (${ids.map(() => "?").join(", ")}) and c.deleted_at is null and c.id is distinct from ?
      order by c.submitted_at, c.id`,
    [...ids, except]
  )
}

/** What claims there are of an entitlement, and how many of its units they stand for, whatever cover they are made under. */
export type ClaimedUnits = { units: number; claims_count: number; open_claims_count: number }

/** The same of several. */
export async function claimedUnits(context: Context, warranty_ids: string[]): Promise<Map<string, ClaimedUnits>> {
  const covers = await sameUnits(context, warranty_ids)
  const claims = await claimsOf(context, covers)
  return new Map(
    warranty_ids.map((id) => {
      const same = covers.filter(({ root }) => root === id)
      const cover = same.find((one) => one.id === id)
      const under = new Set(same.map((one) => one.id))
      const own = claims.filter(({ warranty_id }) => warranty_id === id)
      const left = cover
        ? unitsLeft(
            { ...cover, covers: same },
            claims.filter(({ warranty_id }) => under.has(warranty_id))
          )
        : 0
      return [
        id,
        {
          units: cover ? cover.quantity - left : 0,
          claims_count: own.length,
          open_claims_count: own.filter(({ status }) => isOpen(status)).length,
        },
      ]
    })
  )
}
