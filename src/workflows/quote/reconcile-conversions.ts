import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { deleteDraftOrdersWorkflow } from "@medusajs/medusa/core-flows"

import { holdOf } from "../../modules/quote/acts/hold"
import { SYSTEM_ACTOR } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { announce } from "../shared/announce"
import { convertQuoteWorkflow } from "./convert-quote"
import { refreshDeposit, refreshDepositOf } from "./deposit/refresh-deposit"
import { openCanceledOrder } from "./order-canceled"
import { quoteModule } from "./steps/quote-module"

export type Reconciled = { finished: string[]; undone: string[]; left: string[] }

/** How far back a missed event of a canceled order is looked for, in days. */
const LOOK_BACK_DAYS = 3

/** How many deposits one run of the job looks at: each may ask a provider. */
const DEPOSITS_A_RUN = 50

/**
 * Opens again what orders had ordered whose cancellation was missed.
 *
 * @returns ids of the orders found
 */
export async function reconcileCanceledOrders(container: MedusaContainer): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const since = new Date(Date.now() - LOOK_BACK_DAYS * 86_400_000)
  const found: string[] = []
  const take = 200
  for (let skip = 0; ; skip += take) {
    const { data } = await query.graph({
      entity: "order",
      fields: ["id"],
      filters: { status: "canceled", canceled_at: { $gte: since } } as never,
      pagination: { take, skip, order: { id: "ASC" } },
    })
    const ids = data.map(({ id }) => id)
    const live = await quoteModule(container).listCrmQuoteConversions(
      { order_id: ids, state: "done" },
      { select: ["order_id", "quote_id"], take: null as never }
    )
    for (const { order_id, quote_id } of live) {
      if (await openCanceledOrder(container, order_id)) {
        found.push(order_id)
        await refreshDepositOf(container, quote_id)
      }
    }
    if (data.length < take) {
      return found
    }
  }
}

/**
 * Takes up deposits whose payment no event told of, and paid ones that an order has not taken over.
 *
 * @returns ids of the deposits that could not be brought up to date; they are tried again
 */
export async function reconcileDeposits(container: MedusaContainer): Promise<string[]> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const failed: string[] = []
  for (const id of await quoteModule(container).depositsToCheck(DEPOSITS_A_RUN)) {
    try {
      await refreshDeposit(container, id)
    } catch (error) {
      logger.warn(`The deposit ${id} of a quote was not brought up to date: ${(error as Error).message}`)
      failed.push(id)
    }
  }
  return failed
}

/** A claim older than this was left behind: a conversion takes less than a second. */
export const STALE_AFTER_SECONDS = 120

/**
 * Finishes or undoes the conversions that a crash left behind.
 *
 * Each is taken over by one caller only, so that it may run on every server at once. A conversion whose order was placed
 * is finished; one that cannot be placed is undone with its draft order, and the quote is on offer again.
 *
 * @param staleAfter - seconds after which a claim counts as left behind
 * @returns ids of quotes
 */
export async function reconcileConversions(
  container: MedusaContainer,
  staleAfter = STALE_AFTER_SECONDS
): Promise<Reconciled> {
  const result: Reconciled = { finished: [], undone: [], left: [] }
  const seen = new Set<string>()
  for (;;) {
    const conversion = await quoteModule(container).takeOverConversion(staleAfter)
    if (!conversion || seen.has(conversion.id)) {
      return result
    }
    seen.add(conversion.id)
    try {
      await convertQuoteWorkflow(container).run({ input: { conversion_id: conversion.id, actor: SYSTEM_ACTOR } })
      result.finished.push(conversion.quote_id)
    } catch (error) {
      const undone = await undo(container, conversion, (error as Error).message)
      result[undone ? "undone" : "left"].push(conversion.quote_id)
    }
  }
}

/** Tells of an acceptance that waits for its goods; the crash took along what was to be told. @returns whether it does */
async function tellOfWaiting(container: MedusaContainer, quote_id: string): Promise<boolean> {
  const quote = await quoteModule(container).getQuote(quote_id)
  const isWaiting = quote.status === "accepted" && holdOf(quote)?.reasons.some(({ code }) => code === "stock") === true
  if (isWaiting) {
    await announce(container, CrmEvents.QUOTE_ACCEPTED, [quote])
    await announce(container, CrmEvents.QUOTE_HELD, [quote])
  }
  return isWaiting
}

async function undo(
  container: MedusaContainer,
  conversion: { id: string; order_id: string; quote_id: string },
  reason: string
): Promise<boolean> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const [order] = await container
    .resolve(Modules.ORDER)
    .listOrders({ id: conversion.order_id, is_draft_order: [true, false] } as never, { take: 1 })
  if (order && !order.is_draft_order) {
    // The host has placed the order; it is not ours to take away. The claim stays and is tried again.
    logger.error(
      `The order of quote ${conversion.quote_id} was placed, but its conversion could not be finished: ${reason}`
    )
    return false
  }
  if (order) {
    await deleteDraftOrdersWorkflow(container).run({ input: { order_ids: [order.id] } })
  }
  const undone = await quoteModule(container).undoConversion(conversion.id, reason, SYSTEM_ACTOR)
  const waits = undone && (await tellOfWaiting(container, conversion.quote_id))
  logger.warn(`The ${waits ? "order" : "acceptance"} of quote ${conversion.quote_id} was undone: ${reason}`)
  return undone
}
