import { Context } from "@medusajs/framework/types"

import { Actor } from "../../../shared/actor"
import { Day } from "../../../shared/days"
import { Changes } from "../../../shared/history"
import { assertSomethingChosen, chosenItems } from "../rules/choice"
import { isLive, versionToDecide } from "../rules/live-versions"
import { rowTotals } from "../rules/row-totals"
import { totalsColumns } from "../rules/totals-columns"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteSnapshot, QuoteVersionRow, QuoteWithItems } from "../types"
import { endHeld } from "./hold"
import { restoreVersion } from "./restore-version"
import { withdrawApproval } from "./withdraw-approval"

/** What is kept of a decision beside who and when: the buyer's name and words, from where, and on which terms. */
export type DecisionInput = {
  /** The version that was read; the current one when left out. */
  version?: number
  name?: string | null
  note?: string | null
  /** The address of who decided, as the server saw it. */
  ip?: string | null
  /** The terms' text that was shown; the version's when left out. */
  terms?: string | null
  today: Day
}
export type AcceptInput = DecisionInput & {
  /** Ids of options and alternatives; the offer's own choice when left out. */
  chosen_item_ids?: string[] | null
}
export type DeclineInput = DecisionInput & { lost_reason_id?: string | null }

/** What a version's row keeps of a decision on it; the version itself carries number and content hash. */
const decisionOf = (
  decision: "accepted" | "declined" | "canceled",
  version: QuoteVersionRow,
  { name, note, ip, terms }: Partial<DecisionInput>,
  actor: Actor,
  at: Date
) => ({
  id: version.id,
  decision,
  decided_at: at,
  decided_by: actor.actor_id,
  decided_name: name ?? null,
  decided_ip: ip ?? null,
  decided_terms: terms === undefined ? termsOf(version) : terms,
  decided_note: note ?? null,
})

const termsOf = ({ snapshot }: QuoteVersionRow): string | null =>
  ((snapshot as unknown as QuoteSnapshot).quote.terms as string | null | undefined) ?? null

const UNDECIDED = {
  decision: null,
  decided_at: null,
  decided_by: null,
  decided_name: null,
  decided_ip: null,
  decided_terms: null,
  decided_item_ids: null,
  decided_note: null,
}

/** Withdraws a draft, sent or held quote, with every version that is on offer; its links die. */
export async function cancelQuote(
  store: QuoteStore,
  id: string,
  { today, ip, note }: { today: Day; ip?: string | null; note?: string | null },
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const before = await store.lock_(id, context)
  if (before.status === "accepted" && before.hold) {
    await endHeld(store, before, context)
  } else {
    assertVerb("cancel", before, today)
  }
  const at = new Date()
  await withdrawApproval(store, before, context)
  await store.revokeLinks_(id, context, at)
  const change = { status: "canceled" as const, canceled_at: at, canceled_by: actor.actor_id, decided_date: today }
  await store.updateCrmQuotes({ id, ...change } as never, context)
  const open = (await store.versions_(id, context)).filter(({ decision, superseded_at }) => !decision && !superseded_at)
  if (open.length) {
    await store.updateCrmQuoteVersions(
      open.map((version) => decisionOf("canceled", version, { ip }, actor, at)),
      context
    )
  }
  await store.record_(id, "canceled", { status: [before.status, "canceled"] }, actor, note ?? null, context)
  return store.load_(id, context)
}

/**
 * Declines one version. While another stays on offer, only that version ends; else the quote is declined.
 * Declining again answers the same.
 */
export async function declineQuote(
  store: QuoteStore,
  id: string,
  input: DeclineInput,
  actor: Actor,
  context: Context
): Promise<{ quote: QuoteWithItems; declined: boolean }> {
  const before = await store.lock_(id, context)
  const versions = await store.versions_(id, context)
  const asked = versions.find(({ version }) => version === (input.version ?? before.version))
  if (before.status === "declined" || asked?.decision === "declined") {
    return { quote: before, declined: false }
  }
  const reason = input.lost_reason_id ? await store.retrieveCrmLostReason(input.lost_reason_id, {}, context) : null
  const version = versionToDecide(before, versions, input.version, input.today, "decline")
  const at = new Date()
  const others = versions.filter((other) => other.version !== version.version && isLive(before, other, input.today))
  const rest = before.status === "draft" || others.length > 0
  if (!rest) {
    const change = {
      status: "declined" as const,
      declined_at: at,
      declined_by: actor.actor_id,
      decided_date: input.today,
      lost_reason_id: reason?.id ?? null,
      lost_reason_name: reason?.name ?? null,
      decline_note: input.note ?? null,
    }
    await store.updateCrmQuotes({ id, ...change } as never, context)
  }
  await store.updateCrmQuoteVersions(decisionOf("declined", version, input, actor, at), context)
  if (rest && before.status === "sent" && version.version === before.version) {
    // The newest of those still on offer is the quote's current version from now on.
    await restoreVersion(store, before, others[others.length - 1], context)
  }
  const changes: Changes = rest
    ? { declined_version: [null, version.version] }
    : { status: [before.status, "declined"] }
  await store.record_(id, rest ? "version_declined" : "declined", changes, actor, input.note ?? null, context)
  const quote = await store.load_(id, context)
  await store.moved_(before, quote, actor, context)
  return { quote, declined: !rest }
}

/**
 * Accepts one version of a locked quote: it becomes the current one, the others end, and the totals follow what was chosen.
 *
 * @returns the accepted quote
 */
export async function acceptVersion(
  store: QuoteStore,
  before: QuoteWithItems,
  input: AcceptInput,
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const { id } = before
  const versions = await store.versions_(id, context)
  const version = versionToDecide(before, versions, input.version, input.today, "accept")
  const quote = await currentAs(store, before, version, context)
  const chosen = chosenItems(`Quote ${quote.number}`, quote.items, input.chosen_item_ids)
  assertSomethingChosen(`Quote ${quote.number}`, quote.items, chosen)
  const at = new Date()
  await withdrawApproval(store, before, context)
  await store.updateCrmQuotes(
    {
      id,
      status: "accepted",
      accepted_at: at,
      accepted_by: actor.actor_id,
      accepted_name: input.name ?? null,
      accept_note: input.note ?? null,
      decided_date: input.today,
      chosen_item_ids: chosen,
      ...totalsColumns(rowTotals(quote, chosen)).head,
    } as never,
    context
  )
  await store.updateCrmQuoteVersions(
    { ...decisionOf("accepted", version, input, actor, at), decided_item_ids: chosen as never },
    context
  )
  await store.supersede_(id, at, context, version.version)
  const changes = {
    status: [before.status, "accepted"] as [unknown, unknown],
    ...(before.version === version.version ? {} : { version: [before.version, version.version] as [unknown, unknown] }),
  }
  await store.record_(id, "accepted", changes, actor, input.note ?? null, context)
  const after = await store.load_(id, context)
  await store.moved_(before, after, actor, context)
  return after
}

/** Takes an acceptance back: the version is on offer again, and so are those that it had closed. */
export async function undoAcceptance(
  store: QuoteStore,
  quote: QuoteWithItems,
  reason: string,
  actor: Actor,
  context: Context
): Promise<void> {
  await store.updateCrmQuotes(
    {
      id: quote.id,
      status: "sent",
      accepted_at: null,
      accepted_by: null,
      accepted_name: null,
      accept_note: null,
      decided_date: null,
      chosen_item_ids: null,
      ...totalsColumns(rowTotals(quote, null)).head,
    } as never,
    context
  )
  await store.markVersion_(quote, UNDECIDED, context)
  await (quote.accepted_at && store.reopen_(quote.id, quote.accepted_at, context))
  await store.record_(quote.id, "acceptance_undone", { status: ["accepted", "sent"] }, actor, reason, context)
  await store.moved_(quote, await store.load_(quote.id, context), actor, context)
}

async function currentAs(
  store: QuoteStore,
  quote: QuoteWithItems,
  version: QuoteVersionRow,
  context: Context
): Promise<QuoteWithItems> {
  if (version.version === quote.version) {
    return quote
  }
  await restoreVersion(store, quote, version, context)
  return store.load_(quote.id, context)
}
