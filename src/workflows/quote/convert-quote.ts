import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import {
  convertDraftOrderWorkflow,
  createOrderWorkflow,
  createOrUpdateOrderPaymentCollectionWorkflow,
  emitEventStep,
} from "@medusajs/medusa/core-flows"

import { QuoteConversionItemRow, QuoteWithItems } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { exactOf } from "../../shared/exact"
import { buyerOf } from "./convert/buyer"
import { assertOrderTotal, freezeOrder } from "./convert/freeze-order"
import { orderInput } from "./convert/order-input"
import { partOf } from "./convert/part-of"
import { freeStock } from "./credit/stock-hold"
import { refreshDepositOf } from "./deposit/refresh-deposit"
import { hideDepositFromOrder } from "./deposit/show-on-order"
import { quoteModule } from "./steps/quote-module"

export type ConvertQuoteWorkflowInput = { conversion_id: string; actor: Actor }

/** How far an earlier try got: no order yet, a draft one, or the order placed. */
type Progress = "none" | "draft" | "placed"

/** What a conversion orders, as if the quote offered nothing else. */
async function orderedPart(
  container: MedusaContainer,
  conversion_id: string
): Promise<{ order_id: string; part: QuoteWithItems }> {
  const quotes = quoteModule(container)
  const conversion = await quotes.retrieveCrmQuoteConversion(conversion_id)
  const rows = await quotes.listCrmQuoteConversionItems({ conversion_id }, { take: null as never })
  const parts = (rows as unknown as QuoteConversionItemRow[]).map((row) => ({
    item_id: row.quote_item_id,
    quantity: exactOf(row, "quantity") ?? 0,
  }))
  const quote = await quotes.getQuote(conversion.quote_id)
  return { order_id: conversion.order_id, part: partOf(quote, parts, conversion.with_shipping) }
}

/** Reads what is to be ordered, and gives back the stock that was held for it, for placing the order reserves it. */
const loadConversionStep = createStep(
  "crm-load-conversion",
  async ({ conversion_id }: ConvertQuoteWorkflowInput, { container }) => {
    const { order_id, part } = await orderedPart(container, conversion_id)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { data } = await query.graph({
      entity: "order",
      fields: ["id", "is_draft_order", "items.id", "payment_collections.id"],
      filters: { id: order_id, is_draft_order: [true, false] },
    })
    const order = data[0] as unknown as
      { is_draft_order: boolean; items: { id: string }[]; payment_collections?: { id: string }[] } | undefined
    if (order?.is_draft_order) {
      // A try that died between reserving and placing left reservations that placing makes again.
      await container.resolve(Modules.INVENTORY).deleteReservationItemsByLineItem(order.items.map((item) => item.id))
    }
    await freeStock(container, part)
    const progress: Progress = order ? (order.is_draft_order ? "draft" : "placed") : "none"
    const customerId = progress === "none" ? await buyerOf(container, part) : ""
    return new StepResponse({
      quote_id: part.id,
      order_id,
      progress,
      has_collection: Boolean(order?.payment_collections?.length),
      order_input: orderInput(part, order_id, customerId),
    })
  }
)

const freezeOrderStep = createStep(
  "crm-freeze-order",
  async ({ conversion_id }: ConvertQuoteWorkflowInput, { container }) => {
    const { order_id, part } = await orderedPart(container, conversion_id)
    await freezeOrder(container, part, order_id)
    await assertOrderTotal(container, part, order_id)
    await quoteModule(container).updateCrmQuoteConversions({ id: conversion_id, total: part.total })
    return new StepResponse(null)
  }
)

/** An order that is made stands, whatever becomes of the deposit; the buyer's page and the next event try again. */
const takeOverDepositStep = createStep(
  "crm-take-over-deposit",
  async ({ quote_id, order_id }: { quote_id: string; order_id: string }, { container }) => {
    try {
      const deposit = await refreshDepositOf(container, quote_id, { order_id })
      const taken = deposit?.status === "taken_over" && deposit.order_id === order_id ? deposit : null
      return new StepResponse(null, taken && { id: taken.id, collection: taken.payment_collection_id, order_id })
    } catch (error) {
      const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
      logger.warn(`The deposit of quote ${quote_id} was not taken over: ${(error as Error).message}`)
      return new StepResponse(null, null)
    }
  },
  async (taken, { container }) => {
    if (taken) {
      await hideDepositFromOrder(container, { payment_collection_id: taken.collection }, taken.order_id)
      await quoteModule(container).releaseDeposit(taken.id, taken.order_id)
    }
  }
)

const finishConversionStep = createStep(
  "crm-finish-conversion",
  async ({ conversion_id, actor }: ConvertQuoteWorkflowInput, { container }) => {
    const finished = await quoteModule(container).finishConversion(conversion_id, actor)
    return new StepResponse(finished, finished ? conversion_id : null)
  },
  async (conversion_id, { container }) => {
    if (conversion_id) {
      await quoteModule(container).reopenConversion(conversion_id)
    }
  }
)

/**
 * Makes the host's order of what a conversion has claimed, under its reserved id, taking up where an earlier try stopped.
 *
 * Stock is reserved and `order.placed` emitted by the host's own conversion; then the sent version's taxes are put back and the
 * total is compared. Emits `crm_quote.converted` with `{ id }`. Hook `quoteConverted` with `{ quote_id, order_id }`.
 */
export const convertQuoteWorkflow = createWorkflow("crm-convert-quote", (input: ConvertQuoteWorkflowInput) => {
  const state = loadConversionStep(input)
  when("crm-order-missing", { state }, ({ state }) => state.progress === "none").then(() => {
    createOrderWorkflow.runAsStep({ input: transform({ state }, ({ state }) => state.order_input as never) })
  })
  when("crm-order-not-placed", { state }, ({ state }) => state.progress !== "placed").then(() => {
    convertDraftOrderWorkflow.runAsStep({ input: transform({ state }, ({ state }) => ({ id: state.order_id })) })
  })
  freezeOrderStep(input)
  when("crm-order-without-collection", { state }, ({ state }) => !state.has_collection).then(() => {
    createOrUpdateOrderPaymentCollectionWorkflow.runAsStep({
      input: transform({ state }, ({ state }) => ({ order_id: state.order_id })),
    })
  })
  takeOverDepositStep(state)
  const finished = finishConversionStep(input)
  when("crm-conversion-finished", { finished }, ({ finished }) => finished).then(() => {
    emitEventStep({
      eventName: CrmEvents.QUOTE_CONVERTED,
      data: transform({ state }, ({ state }) => ({ id: state.quote_id })),
    })
  })
  const quoteConverted = createHook(
    "quoteConverted",
    transform({ state }, ({ state }) => ({ quote_id: state.quote_id, order_id: state.order_id }))
  )
  return new WorkflowResponse(
    transform({ state }, ({ state }) => ({ order_id: state.order_id })),
    { hooks: [quoteConverted] }
  )
})
