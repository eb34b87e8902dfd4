import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** Tries a minute on one text, and on all texts together that are no live link. */
const PER_LINK = 60
const ON_NO_LINK = 1200

/** A noun's own table of links and of tries on them. */
export type LinkTables = {
  tokens: string
  tries: string
  /** SQL over `token` that says whether its link still opens something; what opens nothing counts as a guess, so that both cost the same. */
  opens?: string
}

/**
 * Counts a try in this minute's window and says whether it is within the limits.
 *
 * Only who knows no live link meets the limit over all: a flood of guesses keeps no buyer from their own document, nor fills the table.
 *
 * @param hash - of the text that was tried
 */
export async function countTry(
  manager: EntityManager,
  { tokens, tries, opens = "true" }: LinkTables,
  hash: string
): Promise<boolean> {
  const count = (key: string): Promise<number> => countKey(manager, tries, key)
  const [{ live }] = await manager.execute<{ live: boolean }[]>(
    `select exists (select 1 from ${tokens} token where token.token_hash = ? and token.revoked_at is null and ${opens}) as live`,
    [hash]
  )
  return (live || (await count("*")) <= ON_NO_LINK) && (await count(hash)) <= PER_LINK
}

/** Counts one more in this minute's window of a key. @returns how many there were in it */
export async function countKey(manager: EntityManager, tries: string, key: string): Promise<number> {
  const [row] = await manager.execute<{ tries: number }[]>(
    `insert into ${tries} (key, minute, tries) values (?, date_trunc('minute', now()), 1)
     on conflict (key) do update set
       tries = case when ${tries}.minute = excluded.minute then ${tries}.tries + 1 else 1 end,
       minute = excluded.minute
     returning tries`,
    [key]
  )
  return row.tries
}

/** Forgets windows that have passed; unknown links leave a row each. */
export async function forgetTries(manager: EntityManager, { tries }: LinkTables): Promise<void> {
  await manager.execute(`delete from ${tries} where minute < now() - interval '1 hour'`, [])
}
