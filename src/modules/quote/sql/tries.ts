import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** Tries a minute on one text, and on all texts together that are no live link. */
const PER_LINK = 60
const ON_NO_LINK = 1200

/**
 * Counts a try in this minute's window and says whether it is within the limits.
 *
 * Only who knows no live link meets the limit over all: a flood of guesses keeps no buyer from their own quote, nor fills the table.
 */
export async function countTry(manager: EntityManager, hash: string): Promise<boolean> {
  const count = async (key: string): Promise<number> => {
    const [row] = await manager.execute<{ tries: number }[]>(
      `insert into crm_quote_try (key, minute, tries) values (?, date_trunc('minute', now()), 1)
       on conflict (key) do update set
         tries = case when crm_quote_try.minute = excluded.minute then crm_quote_try.tries + 1 else 1 end,
         minute = excluded.minute
       returning tries`,
      [key]
    )
    return row.tries
  }
  const [{ live }] = await manager.execute<{ live: boolean }[]>(
    "select exists (select 1 from crm_quote_token where token_hash = ? and revoked_at is null) as live",
    [hash]
  )
  return (live || (await count("*")) <= ON_NO_LINK) && (await count(hash)) <= PER_LINK
}

/** Forgets windows that have passed; unknown links leave a row each. */
export async function forgetTries(manager: EntityManager): Promise<void> {
  await manager.execute("delete from crm_quote_try where minute < now() - interval '1 hour'", [])
}
