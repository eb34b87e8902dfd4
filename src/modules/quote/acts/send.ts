import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { addDays, Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { assertSendable } from "../rules/acts"
import { contentHash } from "../rules/content-hash"
import { nextStage } from "../rules/next-stage"
import { snapshotOf } from "../rules/snapshot"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteParties, QuoteRow, QuoteWithItems, StageRow } from "../types"
import { assertMaySend } from "./approval"

export type SendInput = {
  today: Day
  /** Days an offer is valid when the draft names no last day. */
  validity_days: number
  /** Both sides as they are named now. */
  parties?: QuoteParties
  /** Whether versions sent earlier stay on offer beside this one. */
  keep_earlier_open?: boolean
  /** What the catalogue says now, to tell later what changed. */
  market?: Record<string, unknown> | null
}

/** Freezes a draft as a sent version and makes the buyer's link. */
export async function sendDraft(
  store: QuoteStore,
  id: string,
  input: SendInput,
  actor: Actor,
  context: Context
): Promise<{ quote: QuoteWithItems; token: string }> {
  const before = await store.lock_(id, context)
  const valid_until = before.valid_until ?? addDays(input.today, input.validity_days)
  assertSendable(before, valid_until, input.today)
  await assertMaySend(store, before, context)
  const stages = (await store.listCrmStages(
    { pipeline_id: before.pipeline_id },
    { order: { position: "ASC" } },
    context
  )) as StageRow[]
  const now = new Date()
  await store.updateCrmQuotes(
    {
      id,
      status: "sent",
      valid_until,
      expected_close_date: valid_until,
      stage_id: nextStage(stages, before.stage_id, "sent"),
      sent_at: now,
      sent_by: actor.actor_id,
      decided_date: null,
      declined_at: null,
      declined_by: null,
      lost_reason_id: null,
      decline_note: null,
      honored: null,
    } as never,
    context
  )
  const quote = await store.load_(id, context)
  const snapshot = { ...snapshotOf(quote, quote.items), ...(input.parties ? { parties: input.parties } : {}) }
  if (!input.keep_earlier_open) {
    await store.supersede_(id, now, context)
  }
  await store.createCrmQuoteVersions(
    {
      quote_id: id,
      version: quote.version,
      currency_code: quote.currency_code,
      total: quote.raw_total as never,
      valid_until,
      snapshot: snapshot as unknown as Record<string, unknown>,
      content_hash: contentHash(snapshot),
      market: input.market ?? null,
      sent_at: now,
      sent_by: actor.actor_id,
    },
    context
  )
  const changes = changesBetween<QuoteRow>(before, quote, ["status", "valid_until", "stage_id"])
  await store.record_(id, "sent", changes, actor, null, context)
  return { quote, token: await store.newLink_(quote, context) }
}

/** Makes a new link to the sent version; the old ones to it die. */
export async function resendVersion(
  store: QuoteStore,
  id: string,
  today: Day,
  actor: Actor,
  context: Context
): Promise<{ quote: QuoteWithItems; token: string }> {
  const quote = await store.lock_(id, context)
  assertVerb("resend", quote, today)
  await store.revokeLinks_(id, context)
  await store.record_(id, "resent", null, actor, null, context)
  return { quote, token: await store.newLink_(quote, context) }
}

/** Makes one more link to the sent version; the others stay alive. */
export async function linkVersion(
  store: QuoteStore,
  id: string,
  today: Day,
  actor: Actor,
  why: "link_created" | "reminded",
  context: Context
): Promise<string> {
  const quote = await store.lock_(id, context)
  assertVerb("link", quote, today)
  await store.record_(id, why, null, actor, null, context)
  return store.newLink_(quote, context)
}
