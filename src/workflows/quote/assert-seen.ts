import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"

import { ACCESS_MODULE } from "../../modules/access"
import type { AccessModuleService } from "../../modules/access/service"
import { QuoteHistoryRow, QuoteRow } from "../../modules/quote/types"
import { quoteModule } from "./steps/quote-module"

/**
 * Refuses to overwrite what someone else changed since, and says who changed what.
 *
 * @param revision - the revision that was read; null takes the newest
 * @throws NOT_ALLOWED
 */
export async function assertSeen(container: MedusaContainer, quote: QuoteRow, revision: number | null): Promise<void> {
  const changes = revision === null ? null : await changesSince(container, quote, revision)
  if (changes) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, changes)
  }
}

/** Who changed what of a quote since a revision was read, in a sentence; null when nobody did. */
export async function changesSince(
  container: MedusaContainer,
  quote: QuoteRow,
  revision: number
): Promise<string | null> {
  if (revision === quote.revision) {
    return null
  }
  const rows = (await quoteModule(container).listCrmQuoteHistories(
    { reference: "crm_quote", reference_id: quote.id },
    { order: { created_at: "DESC" }, take: 50 }
  )) as unknown as QuoteHistoryRow[]
  const since = rows.filter((row) => ((row.changes as Changed)?.revision?.[0] ?? -1) >= revision)
  const fields = [...new Set(since.flatMap((row) => Object.keys(row.changes ?? {})))].filter(
    (name) => name !== "revision"
  )
  const { timezone } = await container.resolve<AccessModuleService>(ACCESS_MODULE).getSettings()
  const last = since[0]
  const who = last ? await nameOf(container, last.actor_id) : null
  const at = last
    ? ` at ${new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: timezone }).format(new Date(last.created_at))}`
    : ""
  const what = fields.length ? ` (${fields.slice(0, 8).join(", ")})` : ""
  return `Quote ${quote.number} was changed by ${who ?? "someone else"}${at} meanwhile${what}; reload it to see their changes.`
}

type Changed = { revision?: [number, number] } | null

async function nameOf(container: MedusaContainer, user_id: string): Promise<string | null> {
  const [user] = await container.resolve(Modules.USER).listUsers({ id: [user_id] }, { take: 1 })
  return user ? [user.first_name, user.last_name].filter(Boolean).join(" ") || user.email : null
}
