import { Context } from "@medusajs/framework/types"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Actor } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { AmountInput } from "../../../shared/money"
import { lockRows, managerOf } from "../../../shared/sql"
import { assertCurrent } from "../rules/acts"
import { ConversionPart, conversionParts, OrderableLine } from "../rules/conversion"
import { includedItems } from "../rules/included"
import { assertVerb } from "../rules/verbs"
import type { QuoteStore } from "../store"
import { QuoteConversionItemRow, QuoteConversionRow, QuoteItemRow, QuoteRow, QuoteWithItems } from "../types"
import { AcceptInput, acceptVersion, undoAcceptance } from "./decide"
import { assertNotHeld, changeReasons, holdOf, HoldReason, Judge, putOnHold, takeOffHold, wasHeld } from "./hold"

/** The answer to who wants an order: the one whose claim it is makes it, the others wait for it or get what was made. */
export type ConversionClaim = {
  claimed: boolean
  conversion: QuoteConversionRow | null
  /** Whether this call let the quote wait instead. */
  held?: boolean
}

export type ClaimInput = {
  /** Reserved for the host's order. */
  order_id: string
  /** Lines and quantities; all that is open when left out. */
  items?: ConversionPart[]
  /** Whether the shipping goes with it; when left out it goes with the first order. */
  with_shipping?: boolean
  /** Asked in the act's own transaction whether the quote has to wait. */
  judge?: Judge
}

/** An acceptance, and what of it is ordered at once. */
export type AcceptanceInput = AcceptInput &
  ClaimInput & {
    convert?: boolean
    /** Why the goods cannot be ordered just now, as far as that is known already. */
    lacking?: HoldReason | null
  }

/** Whether accepting orders at once: where that is asked, lines are named, or the quote says so. */
export const ordersOnAcceptance = (
  quote: Pick<QuoteRow, "convert_on_accept">,
  { convert, items }: Pick<AcceptanceInput, "convert" | "items">
): boolean => convert ?? (items !== undefined || quote.convert_on_accept)

const LIVE: QuoteConversionRow["state"][] = ["claimed", "done"]

/** The conversions of a quote that are under way or done, oldest first. */
export async function liveConversions(
  store: QuoteStore,
  quote_id: string,
  context: Context
): Promise<QuoteConversionRow[]> {
  const rows = await store.listCrmQuoteConversions(
    { quote_id, state: LIVE },
    { order: { created_at: "ASC" }, take: null as never },
    context
  )
  return rows as unknown as QuoteConversionRow[]
}

/** How much of each line live conversions order, by the line's id. */
export async function orderedQuantities(
  store: QuoteStore,
  quote_id: string,
  context: Context
): Promise<Map<string, AmountInput>> {
  const live = await liveConversions(store, quote_id, context)
  const parts = live.length
    ? await store.listCrmQuoteConversionItems(
        { conversion_id: live.map(({ id }) => id) },
        { take: null as never },
        context
      )
    : []
  const ordered = new Map<string, AmountInput>()
  for (const part of parts as unknown as QuoteConversionItemRow[]) {
    ordered.set(part.quote_item_id, MathBN.add(ordered.get(part.quote_item_id) ?? 0, exactOf(part, "quantity") ?? 0))
  }
  return ordered
}

/** The lines of a quote that may be ordered, with what is ordered of them. */
export const orderableLines = (
  quote: QuoteRow & { items: QuoteItemRow[] },
  ordered: ReadonlyMap<string, AmountInput>
): OrderableLine[] =>
  includedItems(quote.items, quote.chosen_item_ids as unknown as string[] | null).map((item) => ({
    id: item.id,
    title: item.title,
    quantity: exactOf(item, "quantity") ?? 0,
    ordered: ordered.get(item.id) ?? 0,
  }))

/** The same for who accepts, and whether it was this call that accepted. */
export type AcceptanceClaim = ConversionClaim & { accepted: boolean }

/**
 * Accepts a quote and, where accepting orders it, claims its conversion, in one transaction.
 * Whoever comes second gets the first one's claim and changes nothing.
 *
 * @returns the claim, and whether this call accepted
 */
export async function claimAcceptance(
  store: QuoteStore,
  id: string,
  input: AcceptanceInput,
  actor: Actor,
  context: Context
): Promise<AcceptanceClaim> {
  const before = await store.lock_(id, context)
  if (before.status === "accepted") {
    assertCurrent("accept", before, input.version)
    const live = await liveConversions(store, id, context)
    const conversion = live.find(({ state }) => state === "claimed") ?? live[0] ?? null
    return { accepted: false, claimed: false, conversion }
  }
  const quote = await acceptVersion(store, before, input, actor, context)
  const convert = ordersOnAcceptance(quote, input)
  const parts = convert ? conversionParts(`Quote ${quote.number}`, orderableLines(quote, new Map()), input.items) : []
  const owed = (await input.judge?.(quote, context)) ?? []
  const reasons = convert && input.lacking ? [...owed, input.lacking] : owed
  if (reasons.length) {
    const { items, with_shipping } = input
    await putOnHold(store, quote, { reasons, step: "accept", order: { convert, items, with_shipping } }, context)
    return { accepted: true, claimed: false, conversion: null, held: true }
  }
  if (!convert) {
    return { accepted: true, claimed: false, conversion: null }
  }
  const { order_id, with_shipping = true } = input
  const conversion = await insertConversion(
    store,
    quote,
    { order_id, with_acceptance: true, with_shipping },
    parts,
    context
  )
  return { accepted: true, claimed: true, conversion }
}

/**
 * Claims one order of an accepted quote, whole or in part.
 *
 * Where everything is ordered already, or is being ordered right now, the order that does it is the answer.
 */
export async function claimConversion(
  store: QuoteStore,
  id: string,
  input: ClaimInput,
  actor: Actor,
  context: Context
): Promise<ConversionClaim> {
  const quote = await store.lock_(id, context)
  assertVerb("convert", quote)
  assertNotHeld(quote)
  const live = await liveConversions(store, id, context)
  const underWay = live.find(({ state }) => state === "claimed")
  const lines = orderableLines(quote, await orderedQuantities(store, id, context))
  const parts = conversionParts(`Quote ${quote.number}`, lines, input.items)
  if (!parts.length) {
    return { claimed: false, conversion: underWay ?? live[live.length - 1] ?? null }
  }
  if (underWay) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Another order of quote ${quote.number} is being made; try again when it is done.`
    )
  }
  const isShipped = live.some((conversion) => conversion.with_shipping)
  if (input.with_shipping && isShipped && quote.shipping_methods?.length) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The shipping of quote ${quote.number} went with an earlier order; this one can be made without it.`
    )
  }
  const with_shipping = input.with_shipping ?? !isShipped
  // What a person let pass is not asked again.
  const reasons = input.judge && !(await wasHeld(id, "released", context)) ? await input.judge(quote, context) : []
  if (reasons.length) {
    const { items } = input
    const order = { convert: true, items, with_shipping }
    await putOnHold(store, quote, { reasons, step: "convert", order }, context)
    return { claimed: false, conversion: null, held: true }
  }
  const conversion = await insertConversion(
    store,
    quote,
    { order_id: input.order_id, with_acceptance: false, with_shipping },
    parts,
    context
  )
  await store.record_(id, "conversion_started", null, actor, null, context)
  return { claimed: true, conversion }
}

export type ReleaseInput = {
  /** Reserved for the host's order. */
  order_id: string
  note?: string | null
  /** Asked whether the quote still has to wait; left out by a person who lets it pass. */
  judge?: Judge
}

/** Whether a hold ended, and the claim under which its order is made; none where it is ordered by hand. */
export type ReleaseClaim = ConversionClaim & { released: boolean }

/**
 * Ends the hold of an accepted quote and claims the order that waited for it, in one transaction; a quote that is not on hold stays
 * as it is.
 *
 * @throws NOT_ALLOWED unless it is accepted
 */
export async function releaseHold(
  store: QuoteStore,
  id: string,
  { judge, order_id, note }: ReleaseInput,
  actor: Actor,
  context: Context
): Promise<ReleaseClaim> {
  const quote = await store.lock_(id, context)
  assertVerb("convert", quote)
  const hold = holdOf(quote)
  if (!hold) {
    return { released: false, claimed: false, conversion: null }
  }
  const reasons = judge && !hold.is_passed ? await judge(quote, context) : []
  if (reasons.length) {
    await changeReasons(store, quote, { reasons }, actor, context)
    return { released: false, claimed: false, conversion: null }
  }
  const { convert, items, with_shipping } = await takeOffHold(store, quote, { note: note ?? null }, actor, context)
  const ordered = await orderedQuantities(store, id, context)
  const parts = convert ? conversionParts(`Quote ${quote.number}`, orderableLines(quote, ordered), items) : []
  if (!parts.length) {
    return { released: true, claimed: false, conversion: null }
  }
  const conversion = await insertConversion(
    store,
    quote,
    { order_id, with_acceptance: false, with_shipping: with_shipping ?? true },
    parts,
    context
  )
  return { released: true, claimed: true, conversion }
}

async function insertConversion(
  store: QuoteStore,
  quote: QuoteWithItems,
  input: { order_id: string; with_acceptance: boolean; with_shipping: boolean },
  parts: ConversionPart[],
  context: Context
): Promise<QuoteConversionRow> {
  const conversion = await store.createCrmQuoteConversions(
    {
      quote_id: quote.id,
      version: quote.version,
      order_id: input.order_id,
      with_acceptance: input.with_acceptance,
      with_shipping: input.with_shipping,
      claimed_at: new Date(),
    },
    context
  )
  // The trigger that counts quantities reads the claim.
  await managerOf(context).flush()
  await store.createCrmQuoteConversionItems(
    parts.map(({ item_id, quantity }) => ({
      conversion_id: conversion.id,
      quote_id: quote.id,
      quote_item_id: item_id,
      quantity: quantity as never,
    })),
    context
  )
  return conversion as unknown as QuoteConversionRow
}

/** Marks a conversion done and links quote and order. Doing it twice changes nothing. */
export async function finishConversion(
  store: QuoteStore,
  conversion_id: string,
  actor: Actor,
  context: Context
): Promise<boolean> {
  const conversion = await lockConversion(store, conversion_id, context)
  if (conversion.state !== "claimed") {
    return false
  }
  const now = new Date()
  await store.updateCrmQuoteConversions({ id: conversion_id, state: "done", finished_at: now, error: null }, context)
  const quote = await store.load_(conversion.quote_id, context)
  await store.updateCrmQuotes(
    { id: quote.id, order_id: quote.order_id ?? conversion.order_id, converted_at: quote.converted_at ?? now },
    context
  )
  await store.record_(quote.id, "converted", { order_id: [null, conversion.order_id] }, actor, null, context)
  return true
}

/** Takes the finish of a conversion back: its order is taken away again, and what claimed it decides what becomes of the claim. */
export async function reopenConversion(store: QuoteStore, conversion_id: string, context: Context): Promise<void> {
  const conversion = await lockConversion(store, conversion_id, context)
  if (conversion.state !== "done") {
    return
  }
  await store.updateCrmQuoteConversions({ id: conversion_id, state: "claimed", finished_at: null }, context)
  await orderOfTheRest(store, conversion, context)
}

/** The quote's order is the first that is left. @returns its id */
async function orderOfTheRest(
  store: QuoteStore,
  { id: gone, quote_id }: QuoteConversionRow,
  context: Context
): Promise<string | null> {
  const [first] = (await liveConversions(store, quote_id, context)).filter(
    ({ id, state }) => id !== gone && state === "done"
  )
  const rest = first ? { order_id: first.order_id } : { order_id: null, converted_at: null }
  await store.updateCrmQuotes({ id: quote_id, ...rest }, context)
  return rest.order_id
}

/** Whether an order failed because its goods are gone, by the host's words. */
export const isLacking = (error: string): boolean => /stock|inventory/i.test(error)

/**
 * Takes a claim back whose order cannot be made, and the acceptance with it when that made the claim. Where it is known that
 * the goods are gone, the acceptance stands and waits for them.
 */
export async function undoConversion(
  store: QuoteStore,
  conversion_id: string,
  error: string,
  actor: Actor,
  context: Context
): Promise<boolean> {
  const conversion = await lockConversion(store, conversion_id, context)
  if (conversion.state !== "claimed") {
    return false
  }
  const undone = { id: conversion_id, state: "undone" as const, finished_at: new Date(), error }
  await store.updateCrmQuoteConversions(undone, context)
  const quote = await store.load_(conversion.quote_id, context)
  if (conversion.with_acceptance && !isLacking(error)) {
    await undoAcceptance(store, quote, error, actor, context)
    return true
  }
  await store.record_(quote.id, "conversion_undone", null, actor, error, context)
  if (conversion.with_acceptance || (await wasHeld(quote.id, "held", context))) {
    await waitAgain(store, quote, conversion, error, context)
  }
  return true
}

/** An order that failed is not tried again by itself each minute. */
const RETRY_AFTER_MS = 3_600_000

/** An accepted quote whose order cannot be made waits, so that someone sees to it or the goods come back. */
async function waitAgain(
  store: QuoteStore,
  quote: QuoteWithItems,
  { id, with_shipping, with_acceptance }: QuoteConversionRow,
  message: string,
  context: Context
): Promise<void> {
  if (quote.hold) {
    return
  }
  const rows = await store.listCrmQuoteConversionItems({ conversion_id: id }, { take: null as never }, context)
  const items = (rows as unknown as QuoteConversionItemRow[]).map((row) => ({
    item_id: row.quote_item_id,
    quantity: MathBN.convert(exactOf(row, "quantity") ?? 0).toFixed(),
  }))
  const code = isLacking(message) ? ("stock" as const) : ("order_failed" as const)
  const hold = {
    reasons: [{ code, message }],
    step: with_acceptance ? ("accept" as const) : ("convert" as const),
    order: { convert: true, items, with_shipping },
    is_passed: await wasHeld(quote.id, "released", context),
    // Goods are looked at again each minute, before anything is tried.
    retry_after: code === "stock" && with_acceptance ? null : new Date(Date.now() + RETRY_AFTER_MS).toISOString(),
  }
  await putOnHold(store, quote, hold, context)
}

/**
 * Opens again what a canceled order had ordered. Doing it twice changes nothing.
 *
 * @returns whether this order was a live one of a quote
 */
export async function cancelConversion(
  store: QuoteStore,
  order_id: string,
  actor: Actor,
  context: Context
): Promise<boolean> {
  const [found] = await store.listCrmQuoteConversions({ order_id }, { select: ["id"] }, context)
  const conversion = found && (await lockConversion(store, found.id, context))
  if (!conversion || conversion.state !== "done") {
    return false
  }
  await store.updateCrmQuoteConversions({ id: conversion.id, state: "canceled", canceled_at: new Date() }, context)
  const rest = await orderOfTheRest(store, conversion, context)
  const changes = { order_id: [order_id, rest] as [unknown, unknown] }
  await store.record_(conversion.quote_id, "order_canceled", changes, actor, null, context)
  return true
}

/** Hands over one conversion that a crash left behind, to one caller only. */
export async function takeOverConversion(
  store: QuoteStore,
  stale_after: number,
  context: Context
): Promise<QuoteConversionRow | null> {
  const [row] = await managerOf(context).execute<{ id: string }[]>(
    `update crm_quote_conversion set claimed_at = now(), attempts = attempts + 1
     where id = (
       select id from crm_quote_conversion
       where state = 'claimed' and deleted_at is null and claimed_at < now() - make_interval(secs => ?)
       order by claimed_at limit 1 for update skip locked
     ) returning id`,
    [stale_after]
  )
  return row ? ((await store.retrieveCrmQuoteConversion(row.id, {}, context)) as unknown as QuoteConversionRow) : null
}

async function lockConversion(store: QuoteStore, id: string, context: Context): Promise<QuoteConversionRow> {
  const conversion = await store.retrieveCrmQuoteConversion(id, {}, context)
  await lockRows(context, "crm_quote", [conversion.quote_id])
  const [row] = await store.listCrmQuoteConversions({ id }, {}, context)
  return row as unknown as QuoteConversionRow
}
