import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"

/** Tries a minute on one link, and on all links together. */
const PER_LINK = 60
const OVER_ALL = 1200

/** Counts a try in this minute's window and says whether it is within both limits. */
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
  const onLink = await count(hash)
  const overAll = await count("*")
  return onLink <= PER_LINK && overAll <= OVER_ALL
}

/** Forgets windows that have passed; unknown links leave a row each. */
export async function forgetTries(manager: EntityManager): Promise<void> {
  await manager.execute("delete from crm_quote_try where minute < now() - interval '1 hour'", [])
}
