import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/**
 * A quote that is not over: a draft, a sent one, a declined one, which may be revised, and one that was accepted a moment ago and is
 * on offer again where its order cannot be made.
 */
export const STANDING = `deleted_at is null and (status in ('draft', 'sent', 'declined') or (status = 'accepted' and exists (
  select 1 from crm_quote_conversion conversion
  where conversion.quote_id = crm_quote.id and conversion.state = 'claimed' and conversion.with_acceptance and conversion.deleted_at is null)))`

/** How many quotes stand in a pipeline or stage that are not over. */
export async function standingIn(
  manager: EntityManager,
  column: "pipeline_id" | "stage_id",
  id: string
): Promise<number> {
  const [row] = await manager.execute<{ count: number }[]>(
    `select count(*)::int count from crm_quote where ${column} = ? and ${STANDING}`,
    [id]
  )
  return row.count
}
