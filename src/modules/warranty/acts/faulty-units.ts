import { Context } from "@medusajs/framework/types"

import { readRows } from "../../../shared/rows"
import { OrderFacts } from "../types"

/** Of lines that were sent for claims of ours the entitlement of the faulty units, which follows what is split off. */
export async function faultyUnits(context: Context, { lines }: OrderFacts): Promise<Map<string, string>> {
  const sent = lines.flatMap(({ line_id, replaces_line_id, warranty_claim_id }) =>
    replaces_line_id && warranty_claim_id ? [{ line_id, claim_id: warranty_claim_id }] : []
  )
  if (!sent.length) {
    return new Map()
  }
  const claims = await readRows<{ id: string; warranty_id: string }>(
    context,
    `select id, warranty_id from crm_warranty_claim
      where id in (${sent.map(() => "?").join(", ")}) and warranty_id is not null and deleted_at is null`,
    sent.map(({ claim_id }) => claim_id)
  )
  const warrantyOf = new Map(claims.map(({ id, warranty_id }) => [id, warranty_id]))
  return new Map(
    sent.flatMap(({ line_id, claim_id }) => {
      const warranty_id = warrantyOf.get(claim_id)
      return warranty_id ? [[line_id, warranty_id] as const] : []
    })
  )
}
