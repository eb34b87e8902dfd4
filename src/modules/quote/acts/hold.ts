import { Context } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"

import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { canonicalJson } from "../../../shared/canonical-json"
import { CreditReason } from "../../../shared/credit-policy"
import { readRows } from "../../../shared/rows"
import { managerOf } from "../../../shared/sql"
import { ConversionPart } from "../rules/conversion"
import type { QuoteStore } from "../store"
import { QuoteRow, QuoteWithItems } from "../types"

/** Why an accepted quote waits: what the customer owes, stock that another buyer took, or an order that failed. */
export type HoldReason =
  CreditReason | { code: "deposit"; percent: number } | { code: "stock" | "order_failed"; message: string }

/** What is ordered when the hold ends: everything or these lines; nothing where it is ordered by hand. */
export type HeldOrder = { convert: boolean; items?: ConversionPart[]; with_shipping?: boolean }

/** An accepted quote that waits. */
export type QuoteHold = {
  reasons: HoldReason[]
  since: string
  /** Until when stock is held for it. */
  stock_until: string | null
  order: HeldOrder
  /** At which step it was held, whose rules say when it goes on. */
  step: "accept" | "convert"
  /** Whether a person let it pass, so that only what is not money holds it still. */
  is_passed?: boolean
  /** Before then nothing tries by itself to order it again. */
  retry_after?: string | null
}

type NewHold = Pick<QuoteHold, "reasons" | "order" | "step" | "is_passed" | "retry_after">

/**
 * Judges a locked quote in the transaction of the act, with nobody else judging the same debtor until that ends.
 *
 * @returns why it has to wait; nothing when it may pass
 */
export type Judge = (quote: QuoteWithItems, context: Context) => Promise<HoldReason[]>

export const holdOf = (quote: Pick<QuoteRow, "hold">): QuoteHold | null => quote.hold as unknown as QuoteHold | null

const codes = (reasons: readonly HoldReason[]): string[] => reasons.map(({ code }) => code)

/** The host merges what is put into a JSON column with what is there (2.21.2): an old reason would stay. */
async function writeHold(id: string, hold: QuoteHold | null, context: Context): Promise<void> {
  await managerOf(context).flush()
  await managerOf(context).execute("update crm_quote set hold = ?::jsonb, updated_at = now() where id = ?", [
    hold && JSON.stringify(hold),
    id,
  ])
}

/** Lets a locked, accepted quote wait. */
export async function putOnHold(
  store: QuoteStore,
  quote: Pick<QuoteRow, "id" | "hold">,
  hold: NewHold,
  context: Context
): Promise<void> {
  await writeHold(quote.id, { since: new Date().toISOString(), stock_until: null, ...hold }, context)
  await store.record_(quote.id, "held", { hold: [null, codes(hold.reasons)] }, SYSTEM_ACTOR, null, context)
}

/** Refuses what a quote on hold has to wait for. @throws NOT_ALLOWED */
export function assertNotHeld(quote: Pick<QuoteRow, "number" | "hold">): void {
  if (quote.hold) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${quote.number} is on hold and cannot become an order; it is released first.`
    )
  }
}

/** Changes a hold, and tells History of reasons of another kind. @returns whether there is one */
export async function changeReasons(
  store: QuoteStore,
  quote: Pick<QuoteRow, "id" | "hold">,
  change: { reasons: HoldReason[]; is_passed?: boolean; stock_until?: string | null; retry_after?: string | null },
  actor: Actor,
  context: Context
): Promise<boolean> {
  const hold = holdOf(quote)
  if (!hold) {
    return false
  }
  if (canonicalJson({ ...hold, ...change }) === canonicalJson(hold)) {
    return true
  }
  await writeHold(quote.id, { ...hold, ...change }, context)
  const [before, after] = [codes(hold.reasons), codes(change.reasons)]
  if (String(before) !== String(after)) {
    await store.record_(quote.id, "hold_changed", { hold: [before, after] }, actor, null, context)
  }
  return true
}

/** Judges a quote on hold once more, and keeps what holds it. @returns whether nothing that is owed does any more */
export async function judgeHeld(
  store: QuoteStore,
  id: string,
  judge: Judge,
  actor: Actor,
  context: Context
): Promise<boolean> {
  const quote = await store.lock_(id, context)
  const hold = holdOf(quote)
  if (quote.status !== "accepted" || !hold) {
    return false
  }
  const reasons = hold.is_passed ? [] : await judge(quote, context)
  if (reasons.length) {
    await changeReasons(store, quote, { reasons }, actor, context)
  }
  return !reasons.length
}

/** Lets a locked quote go on. @returns what is ordered now */
export async function takeOffHold(
  store: QuoteStore,
  quote: Pick<QuoteRow, "id" | "hold">,
  { note }: { note: string | null },
  actor: Actor,
  context: Context
): Promise<HeldOrder> {
  const { reasons, order } = holdOf(quote)!
  await writeHold(quote.id, null, context)
  await store.record_(quote.id, "released", { hold: [codes(reasons), null] }, actor, note, context)
  return order
}

/**
 * Ends the hold of a quote that is withdrawn.
 *
 * @throws NOT_ALLOWED while something of it is ordered or its deposit is with the store
 */
export async function endHeld(store: QuoteStore, quote: QuoteWithItems, context: Context): Promise<void> {
  const { id: quote_id, number } = quote
  const [paid] = await store.listCrmQuoteDeposits({ quote_id, status: ["paid", "taken_over"] }, {}, context)
  const [ordered] = await store.listCrmQuoteConversions({ quote_id, state: ["claimed", "done"] }, {}, context)
  if (ordered || paid) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      ordered
        ? `Quote ${number} is ordered in part and cannot be canceled; cancel its order instead.`
        : `The deposit of quote ${number} is paid, so that it cannot be canceled; pay it back first.`
    )
  }
  await writeHold(quote_id, null, context)
}

/** Whether a quote waited once, or a person let it pass. */
export async function wasHeld(quote_id: string, act: "held" | "released", context: Context): Promise<boolean> {
  const [row] = await readRows<{ found: boolean }>(
    context,
    `select exists (select 1 from crm_quote_history where reference = 'crm_quote' and reference_id = ? and act = ?
       and (act = 'held' or actor_type = 'user')) found`,
    [quote_id, act]
  )
  return row.found
}
