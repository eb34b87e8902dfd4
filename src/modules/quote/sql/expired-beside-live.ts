import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

import { Day } from "../../../shared/days"

/** How many quotes are taken up at once; the next run takes the others. */
const AT_ONCE = 200

/** Sent quotes whose current version has expired while another version of theirs can still be accepted. */
export async function expiredBesideLive(manager: EntityManager, today: Day): Promise<string[]> {
  const rows = await manager.execute<{ id: string }[]>(
    `select quote.id from crm_quote quote
     where quote.status = 'sent' and quote.valid_until < ? and quote.deleted_at is null and exists (
       select 1 from crm_quote_version version
       where version.quote_id = quote.id and version.decision is null and version.superseded_at is null
         and version.valid_until >= ? and version.deleted_at is null)
     order by quote.id limit ${AT_ONCE}`,
    [today, today]
  )
  return rows.map(({ id }) => id)
}
