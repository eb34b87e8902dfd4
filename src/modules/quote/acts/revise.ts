import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { isLive } from "../rules/live-versions"
import { isExpired } from "../rules/transitions"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteRow, QuoteWithItems } from "../types"
import { restoreVersion } from "./restore-version"

/** Opens the next version as a draft with the same content; the sent ones end unless they are kept open. */
export async function reviseQuote(
  store: QuoteStore,
  id: string,
  keep_open: boolean,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  assertVerb("revise", before)
  if (!keep_open) {
    await store.supersede_(id, new Date(), context)
  }
  const versions = await store.versions_(id, context)
  await store.updateCrmQuotes(
    {
      id,
      status: "draft",
      version: Math.max(before.version, ...versions.map(({ version }) => version)) + 1,
      valid_until: null,
      approval_status: "none",
      revision: before.revision + 1,
      delivery: null,
    } as never,
    context
  )
  const after = await store.load_(id, context)
  const changes = changesBetween<QuoteRow>(before, after, ["status", "version"])
  await store.record_(id, "revised", changes, actor, null, context)
  return after
}

/**
 * Gives the sent version a later last day; an expired one can be accepted again, by its old link too.
 *
 * @throws NOT_ALLOWED unless it is sent (expired or not) and the day is today or later, and later than its last one
 */
export async function extendQuote(
  store: QuoteStore,
  id: string,
  valid_until: Day,
  today: Day,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  assertVerb("extend", before, today)
  const refuse = (why: string): never => {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Quote ${before.number} ${why}`)
  }
  if (valid_until < today) {
    refuse(`cannot be extended to ${valid_until}, which has passed; choose a day from ${today} on.`)
  }
  if (valid_until === before.valid_until) {
    refuse(`is valid until ${valid_until} already.`)
  }
  if (before.valid_until !== null && valid_until < before.valid_until) {
    refuse(
      `is valid until ${before.valid_until}; an extension goes beyond that day. Revise it to offer it for a shorter time.`
    )
  }
  const moved = before.expected_close_date === before.valid_until ? { expected_close_date: valid_until } : {}
  await store.updateCrmQuotes({ id, valid_until, ...moved }, context)
  await store.markVersion_(before, { valid_until }, context)
  await store.record_(id, "extended", { valid_until: [before.valid_until, valid_until] }, actor, null, context)
  const after = await store.load_(id, context)
  await store.moved_(before, after, actor, context)
  return after
}

/**
 * Makes the newest version that can still be accepted the current one, where the current one's last day has passed before that
 * of a version on offer beside it.
 *
 * @returns whether there was one
 */
export async function passOver(store: QuoteStore, id: string, today: Day, context: Context): Promise<boolean> {
  const before = await store.lock_(id, context)
  const live = (await store.versions_(id, context)).filter((version) => isLive(before, version, today))
  const next = live.at(-1)
  if (!isExpired(before, today) || !next) {
    return false
  }
  await restoreVersion(store, before, next, context)
  const changes = { version: [before.version, next.version] as [unknown, unknown] }
  await store.record_(id, "version_expired", changes, SYSTEM_ACTOR, null, context)
  await store.moved_(before, await store.load_(id, context), SYSTEM_ACTOR, context)
  return true
}

/**
 * Records that the store keeps the prices of the sent version although the catalogue's have changed.
 *
 * @param fingerprint - of the changes that were seen; others bring the question back
 * @throws NOT_ALLOWED unless it is sent
 */
export async function honorQuote(
  store: QuoteStore,
  id: string,
  fingerprint: string,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  assertVerb("honor", before)
  const honored = { at: new Date().toISOString(), by: actor.actor_id, fingerprint }
  await store.updateCrmQuotes({ id, honored }, context)
  await store.record_(id, "honored", null, actor, null, context)
  return store.load_(id, context)
}
