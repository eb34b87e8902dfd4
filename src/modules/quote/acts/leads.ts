import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { tokenHash } from "../../../shared/links/token"
import { countKey } from "../../../shared/links/tries"
import { managerOf } from "../../../shared/sql"
import type { QuoteStore } from "../store"
import { QuoteContent, QuoteWithItems } from "../types"
import { createDraft } from "./draft"

/** Leads a minute from one address, and from all together: a form filled by hand needs no more. */
const PER_ADDRESS = 5
const OVER_ALL = 60

/** Counts a lead in the database and says whether it is within the limits. */
export async function countLead(email: string, context: Context): Promise<boolean> {
  const count = (key: string) => countKey(managerOf(context), "crm_quote_try", key)
  const ofAddress = await count(`lead:${tokenHash(email.toLowerCase())}`)
  return ofAddress <= PER_ADDRESS && (await count("lead:*")) <= OVER_ALL
}

/** Makes a draft of what someone asked by a form; the same asked again within a day answers the same. */
export async function createLead(
  store: QuoteStore,
  content: QuoteContent,
  source: string | null,
  today: Day,
  actor: Actor,
  context: Context
): Promise<{ id: string; number: string; status: string; requested: boolean }> {
  const manager = managerOf(context)
  await manager.execute("select pg_advisory_xact_lock(hashtext(?))", [`crm_quote_lead:${content.email}`])
  const [known] = await manager.execute<{ id: string; number: string; status: string }[]>(
    `select id, number, status from crm_quote
     where source = 'lead' and status = 'draft' and email = ? and customer_name is not distinct from ?
       and request_note is not distinct from ? and created_at > now() - interval '1 day' and deleted_at is null
     order by created_at desc limit 1`,
    [content.email, content.customer_name, content.origin?.request_note ?? null]
  )
  if (known) {
    return { ...known, requested: false }
  }
  const source_id = await sourceNamed(store, source, context)
  const { id, number, status } = await createDraft(store, { ...content, source_id }, today, actor, context)
  return { id, number, status, requested: true }
}

/** An offered source by id, code or name; the website when none is named. @throws INVALID_DATA */
async function sourceNamed(store: QuoteStore, named: string | null, context: Context): Promise<string | null> {
  const sources = await store.listCrmSources({ is_active: true }, { take: null as never }, context)
  const asked = (named ?? "website").toLowerCase()
  const source = sources.find(({ id, code, name }) => [id, code, name.toLowerCase()].includes(asked))
  if (named && !source) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, `Invalid request: there is no source ${named}`)
  }
  return source?.id ?? null
}

/** Gives a draft that names no customer the one it turned out to be; whoever comes second changes nothing. */
export async function assignCustomer(
  store: QuoteStore,
  id: string,
  customer: { customer_id: string; bill_to_customer_id: string },
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  if (before.customer_id || before.status !== "draft") {
    return before
  }
  await store.updateCrmQuotes({ id, ...customer }, context)
  await store.record_(id, "customer_assigned", { customer_id: [null, customer.customer_id] }, actor, null, context)
  return store.load_(id, context)
}
