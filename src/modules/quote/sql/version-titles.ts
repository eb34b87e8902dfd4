import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** The titles under which versions were sent, by the version's id, without loading what they offered. */
export async function versionTitles(manager: EntityManager, ids: string[]): Promise<Map<string, string | null>> {
  if (!ids.length) {
    return new Map()
  }
  const rows = await manager.execute<{ id: string; title: string | null }[]>(
    `select id, snapshot -> 'quote' ->> 'title' title from crm_quote_version where id in (${ids.map(() => "?").join(", ")})`,
    ids
  )
  return new Map(rows.map(({ id, title }) => [id, title]))
}
