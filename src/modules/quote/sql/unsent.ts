import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** How many are taken up at once; the next run takes the others. */
const AT_ONCE = 100

/** Quotes whose mail was planned with the act that sent them, longer ago than `after_seconds`, and of which nothing was heard since. */
export async function unsentOffers(manager: EntityManager, after_seconds: number): Promise<string[]> {
  const rows = await manager.execute<{ id: string }[]>(
    `select id from crm_quote
     where delivery->>'status' = 'pending' and delivery->>'at' < ? and deleted_at is null
     order by delivery->>'at' limit ${AT_ONCE}`,
    [new Date(Date.now() - after_seconds * 1000).toISOString()]
  )
  return rows.map(({ id }) => id)
}

export type RecentNews = {
  /** Decisions of buyers, each to be told to both sides. */
  decided: { quote_id: string; version: number; decision: "accepted" | "declined"; owner_id: string | null }[]
  /** Answers of staff, each to be mailed to the buyer. */
  answers: { message_id: string; quote_id: string }[]
}

/** What buyers decided and staff answered within the last day, but longer ago than `after_seconds`: its mails are due. */
export async function recentNews(manager: EntityManager, after_seconds: number): Promise<RecentNews> {
  const decided = await manager.execute<RecentNews["decided"]>(
    `select version.quote_id, version.version, version.decision, quote.owner_id
     from crm_quote_version version join crm_quote quote on quote.id = version.quote_id and quote.version = version.version
     where version.decision in ('accepted', 'declined') and version.decided_by ~ '^(crmqt|cus)_' and quote.status = version.decision
       and version.decided_at between now() - interval '1 day' and now() - make_interval(secs => ?)
     order by version.decided_at desc limit ${AT_ONCE}`,
    [after_seconds]
  )
  const answers = await manager.execute<RecentNews["answers"]>(
    `select id message_id, quote_id from crm_quote_message
     where author_type = 'staff' and created_at between now() - interval '1 day' and now() - make_interval(secs => ?)
     order by created_at desc limit ${AT_ONCE}`,
    [after_seconds]
  )
  return { decided, answers }
}
