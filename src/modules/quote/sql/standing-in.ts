import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** How many quotes stand in a pipeline or stage that are not over: drafts, sent ones, and declined ones, which may be revised. */
export async function standingIn(
  manager: EntityManager,
  column: "pipeline_id" | "stage_id",
  id: string
): Promise<number> {
  const [row] = await manager.execute<{ count: number }[]>(
    `select count(*)::int count from crm_quote
     where ${column} = ? and status in ('draft', 'sent', 'declined') and deleted_at is null`,
    [id]
  )
  return row.count
}
