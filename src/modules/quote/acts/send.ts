import { Context } from "@medusajs/framework/types"
import { generateEntityId, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { addDays, Day } from "../../../shared/days"
import { changesBetween } from "../../../shared/history"
import { managerOf } from "../../../shared/sql"
import { assertSendable } from "../rules/acts"
import type { ApprovalReason } from "../rules/approval"
import { contentHash } from "../rules/content-hash"
import { stageColumns } from "../rules/deal"
import { nextStage } from "../rules/next-stage"
import { snapshotOf } from "../rules/snapshot"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { MailOptions, QuoteDelivery, QuoteParties, QuoteRow, QuoteWithItems, StageRow } from "../types"
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
  /** The mail that goes with it; none where the link is handed over otherwise. */
  mail?: SendMail
  /** What the policy on credit asks approval for. */
  credit?: ApprovalReason[]
}

/** A mail to be sent with an act, as the rep wants it. */
export type SendMail = MailOptions & { base_url?: string }

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
  await assertMaySend(store, before, context, input.credit)
  const stages = (await store.listCrmStages(
    { pipeline_id: before.pipeline_id },
    { order: { position: "ASC" } },
    context
  )) as StageRow[]
  const now = new Date()
  const next = await sentStage(store, before, stages, context)
  await store.updateCrmQuotes(
    {
      id,
      status: "sent",
      valid_until,
      expected_close_date: valid_until,
      ...stageColumns(before, next),
      last_contact_at: now,
      sent_at: now,
      sent_by: actor.actor_id,
      decided_date: null,
      declined_at: null,
      declined_by: null,
      lost_reason_id: null,
      lost_reason_name: null,
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
  await store.moved_(before, quote, actor, context)
  const token = await store.newLink_(quote, context)
  await planMail(quote, input.mail, context)
  return { quote, token }
}

/** The stage that sending lifts a quote to, entered; null where it stays, also because that stage was removed this moment. */
async function sentStage(
  store: QuoteStore,
  { stage_id }: QuoteWithItems,
  stages: StageRow[],
  context: Context
): Promise<StageRow | null> {
  const next = nextStage(stages, stage_id, "sent")
  return next === stage_id ? null : store.enterStage_(next, context).catch(unlessFound)
}

const unlessFound = (error: unknown): null => {
  if ((error as MedusaError).type !== MedusaError.Types.NOT_FOUND) {
    throw error
  }
  return null
}

/** Notes in the act's own transaction that a mail is to go out, so that a crash after it leaves no offer unsent and unnoticed. */
async function planMail(
  quote: Pick<QuoteRow, "id" | "email">,
  mail: SendMail | undefined,
  context: Context
): Promise<void> {
  if (!mail) {
    return
  }
  const { base_url, ...options } = mail
  const delivery: QuoteDelivery = {
    key: generateEntityId(undefined, "crmqs"),
    recipient: options.to ?? quote.email,
    status: "pending",
    at: new Date().toISOString(),
    options,
    ...(base_url === undefined ? {} : { base_url }),
  }
  await writeDelivery(quote.id, delivery, context)
}

/** The host merges what is put into a JSON column with what is there (2.21.2): an error of yesterday would stay. */
async function writeDelivery(id: string, delivery: QuoteDelivery, context: Context): Promise<void> {
  await managerOf(context).flush()
  await managerOf(context).execute("update crm_quote set delivery = ?::jsonb, updated_at = now() where id = ?", [
    JSON.stringify(delivery),
    id,
  ])
}

/**
 * Keeps how a mail went. News of a sending that another one has followed changes nothing.
 *
 * @returns whether it was kept
 */
export async function recordDelivery(
  store: QuoteStore,
  id: string,
  delivery: Omit<QuoteDelivery, "options" | "base_url">,
  context: Context
): Promise<boolean> {
  const quote = await store.lock_(id, context)
  if ((quote.delivery as QuoteDelivery | null)?.key !== delivery.key) {
    return false
  }
  await writeDelivery(id, delivery, context)
  return true
}

/** Makes a new link to the sent version; the old ones to it die. */
export async function resendVersion(
  store: QuoteStore,
  id: string,
  today: Day,
  mail: SendMail | undefined,
  actor: Actor,
  context: Context
): Promise<{ quote: QuoteWithItems; token: string }> {
  const quote = await store.lock_(id, context)
  assertVerb("resend", quote, today)
  const now = new Date()
  await store.revokeLinks_(id, context, now, { only: quote.version })
  await store.updateCrmQuotes({ id, last_contact_at: now }, context)
  await store.record_(id, "resent", null, actor, null, context)
  const token = await store.newLink_(quote, context)
  await planMail(quote, mail, context)
  return { quote, token }
}

/**
 * Makes one more link to the sent version; the others stay alive.
 *
 * @param actor - who hands it over; null for a link that a mail carries, of which the mail itself tells
 */
export async function linkVersion(
  store: QuoteStore,
  id: string,
  today: Day,
  actor: Actor | null,
  context: Context
): Promise<string> {
  const quote = await store.lock_(id, context)
  assertVerb("link", quote, today)
  await (actor && store.record_(id, "link_created", null, actor, null, context))
  return store.newLink_(quote, context)
}
