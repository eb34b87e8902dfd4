import { Context } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { canonicalJson } from "../../../shared/canonical-json"
import { exactOf } from "../../../shared/exact"
import { AmountInput } from "../../../shared/money"
import { managerOf } from "../../../shared/sql"
import {
  ApprovalReason,
  approvalReasons,
  approversOf,
  assertApproved,
  JudgedQuote,
  openReasons,
} from "../rules/approval"
import { isChoice } from "../rules/included"
import { rowTotals } from "../rules/row-totals"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteApprovalRow, QuoteApprovalRuleRow, QuoteItemRow, QuoteWithItems } from "../types"
import { withdrawApproval } from "./withdraw-approval"

const refuse = (message: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

const judged = (quote: QuoteWithItems): JudgedQuote => ({
  currency_code: quote.currency_code,
  total: rowTotals(quote, dearestChoice(quote.items)).total,
  discount_percent: exactOf(quote, "discount_percent") ?? 0,
  lines: quote.items
    .filter(({ kind }) => kind === "item")
    .map((item) => ({
      kind: item.kind,
      is_optional: item.is_optional,
      alternative_group: item.alternative_group,
      is_selected: item.is_selected,
      unit_price: exactOf(item, "unit_price") ?? 0,
      list_price: exactOf(item, "list_price"),
      discount_percent: exactOf(item, "discount_percent") ?? 0,
      quantity: exactOf(item, "quantity") ?? 0,
      net: MathBN.sub(exactOf(item, "subtotal") ?? 0, exactOf(item, "discount_total") ?? 0),
      unit_cost: costToJudge(exactOf(item, "unit_cost"), exactOf(item, "list_cost")),
    })),
})

/** A cost typed below the catalogue's makes no margin look better than it is. */
const costToJudge = (typed: AmountInput | null, list: AmountInput | null): AmountInput | null =>
  typed === null || list === null ? (typed ?? list) : MathBN.max(typed, list)

/** Every option, and of each group of alternatives the one with the highest amount. */
function dearestChoice(items: readonly QuoteItemRow[]): string[] {
  const groups = new Map<string, QuoteItemRow>()
  const options: QuoteItemRow[] = []
  for (const item of items.filter(isChoice)) {
    const group = item.alternative_group
    const other = group === null ? undefined : groups.get(group)
    if (group === null) {
      options.push(item)
    } else if (!other || MathBN.gt(exactOf(item, "total") ?? 0, exactOf(other, "total") ?? 0)) {
      groups.set(group, item)
    }
  }
  return [...options, ...groups.values()].map(({ id }) => id)
}

/**
 * What the store's rules ask approval for as a quote stands.
 *
 * @param credit - what the policy on credit asks it for, which is known elsewhere
 */
async function reasonsFor(
  store: QuoteStore,
  quote: QuoteWithItems,
  context: Context,
  credit: readonly ApprovalReason[] = []
): Promise<ApprovalReason[]> {
  const rules = (await store.listCrmQuoteApprovalRules(
    { is_active: true },
    { order: { position: "ASC", id: "ASC" }, take: null as never },
    context
  )) as unknown as QuoteApprovalRuleRow[]
  return [...reasonsUnder(rules, quote), ...credit]
}

/** The same where the rules are known. */
const reasonsUnder = (rules: readonly QuoteApprovalRuleRow[], quote: QuoteWithItems): ApprovalReason[] =>
  approvalReasons(
    judged(quote),
    rules.map((rule) => ({
      ...rule,
      max_discount_percent: exactOf(rule, "max_discount_percent"),
      min_margin_percent: exactOf(rule, "min_margin_percent"),
      max_total: exactOf(rule, "max_total"),
    }))
  )

/** The newest request for approval of a quote. */
export async function latestApproval(
  store: QuoteStore,
  quote_id: string,
  context: Context
): Promise<QuoteApprovalRow | null> {
  const [row] = await store.listCrmQuoteApprovals(
    { quote_id },
    { order: { requested_at: "DESC", id: "DESC" }, take: 1 },
    context
  )
  return (row as unknown as QuoteApprovalRow | undefined) ?? null
}

/**
 * Refuses to send a locked draft that needs an approval it does not have.
 *
 * @throws NOT_ALLOWED naming each limit
 */
export async function assertMaySend(
  store: QuoteStore,
  quote: QuoteWithItems,
  context: Context,
  credit?: readonly ApprovalReason[]
): Promise<void> {
  const reasons = await reasonsFor(store, quote, context, credit)
  if (!reasons.length) {
    return
  }
  const latest = await latestApproval(store, quote.id, context)
  const name = `Quote ${quote.number}`
  if (latest?.status === "pending" && latest.revision === quote.revision) {
    refuse(`${name} waits for approval; it can be sent when it is approved.`)
  }
  assertApproved(name, reasons, approvedFor(quote, latest))
}

/** The reasons that were approved for exactly this version and revision; null when nothing was. */
const approvedFor = (quote: QuoteWithItems, latest: QuoteApprovalRow | null): ApprovalReason[] | null =>
  latest?.status === "approved" && latest.version === quote.version && latest.revision === quote.revision
    ? (latest.reasons as unknown as ApprovalReason[])
    : null

/** What still needs approval of a draft: what the rules ask for, without what was approved of it as it stands. */
export async function openApprovalReasons(
  store: QuoteStore,
  quote: QuoteWithItems,
  latest: QuoteApprovalRow | null,
  context: Context,
  credit?: readonly ApprovalReason[]
): Promise<ApprovalReason[]> {
  return openReasons(await reasonsFor(store, quote, context, credit), approvedFor(quote, latest))
}

/** The same where the rules are known. */
export const openReasonsUnder = (
  rules: readonly QuoteApprovalRuleRow[],
  quote: QuoteWithItems,
  latest: QuoteApprovalRow | null,
  credit: readonly ApprovalReason[] = []
): ApprovalReason[] => openReasons([...reasonsUnder(rules, quote), ...credit], approvedFor(quote, latest))

const isSame = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)

/** Asks for approval of a draft as it stands. Asking again while it waits answers the same. */
export async function submitQuote(
  store: QuoteStore,
  id: string,
  { note, credit }: { note: string | null; credit?: ApprovalReason[] },
  actor: Actor,
  context: Context
): Promise<{ quote: QuoteWithItems; submitted: boolean }> {
  const quote = await store.lock_(id, context)
  assertVerb("submit", quote)
  if (!quote.items.some(({ kind }) => kind === "item")) {
    refuse(`Quote ${quote.number} has no lines; add one before submitting it.`)
  }
  const reasons = await reasonsFor(store, quote, context, credit)
  if (!reasons.length) {
    refuse(`Quote ${quote.number} needs no approval; it can be sent as it is.`)
  }
  const latest = await latestApproval(store, id, context)
  const approver_ids = approversOf(reasons)
  // A rule made or changed since asks anew, and perhaps someone else.
  if (latest?.status === "pending" && isSame([latest.reasons, latest.approver_ids], [reasons, approver_ids])) {
    return { quote, submitted: false }
  }
  if (!openReasons(reasons, approvedFor(quote, latest)).length) {
    refuse(`Quote ${quote.number} is approved already; it can be sent.`)
  }
  await withdrawApproval(store, quote, context)
  // One request waits at a time: the old one must have left before the new one comes.
  await managerOf(context).flush()
  await store.createCrmQuoteApprovals(
    {
      quote_id: id,
      version: quote.version,
      revision: quote.revision,
      reasons: reasons as never,
      approver_ids: approver_ids as never,
      requested_by: actor.actor_id,
      requested_at: new Date(),
      note,
    },
    context
  )
  await store.updateCrmQuotes({ id, approval_status: "pending" }, context)
  await store.record_(id, "submitted", { approval_status: [quote.approval_status, "pending"] }, actor, note, context)
  return { quote: await store.load_(id, context), submitted: true }
}

/**
 * Decides a request for approval.
 *
 * @param mayDecide - whether the caller has the right to approve at all
 */
export async function decideApproval(
  store: QuoteStore,
  id: string,
  decision: {
    status: "approved" | "rejected"
    note: string | null
    mayDecide: (approval: QuoteApprovalRow) => boolean
  },
  actor: Actor,
  context: Context
): Promise<QuoteWithItems> {
  const quote = await store.lock_(id, context)
  const latest = await latestApproval(store, id, context)
  const verb = decision.status
  if (latest?.status === verb && quote.approval_status === verb) {
    return quote
  }
  if (!latest || latest.status !== "pending" || quote.status !== "draft") {
    return refuse(`Quote ${quote.number} does not wait for approval and cannot be ${verb}.`)
  }
  if (!decision.mayDecide(latest)) {
    refuse(`Quote ${quote.number} waits for someone else's approval; it cannot be ${verb} by you.`)
  }
  await store.updateCrmQuoteApprovals(
    {
      id: latest.id,
      status: verb,
      decided_by: actor.actor_id,
      decided_at: new Date(),
      decision_note: decision.note,
    },
    context
  )
  await store.updateCrmQuotes({ id, approval_status: verb }, context)
  await store.record_(id, verb, { approval_status: ["pending", verb] }, actor, decision.note, context)
  return store.load_(id, context)
}
