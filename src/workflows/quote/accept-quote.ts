import { generateEntityId, MedusaError } from "@medusajs/framework/utils"
import { createHook, createStep, createWorkflow, StepResponse, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { assertAcceptable } from "../../modules/quote/rules/acts"
import { Actor, SYSTEM_ACTOR } from "../../shared/actor"
import { CrmEvents } from "../../shared/events"
import { assertInStock } from "./convert/stock"
import { assertTaxUnchanged } from "./convert/tax"
import { buyerOf } from "./convert/buyer"
import { convertQuoteWorkflow } from "./convert-quote"
import { quoteModule, today } from "./steps/quote-module"

export type AcceptQuoteWorkflowInput = {
  quote_id: string
  /** The version that was read; the current one when left out. */
  version?: number
  /** The name typed by who accepts. */
  name?: string | null
  note?: string | null
  actor: Actor
}

/** Refuses what cannot become an order before anything is written. */
const assertConvertibleStep = createStep("crm-assert-convertible-quote", async (input: AcceptQuoteWorkflowInput, { container }) => {
  const quote = await quoteModule(container).getQuote(input.quote_id)
  if (quote.status !== "accepted") {
    assertAcceptable(quote, input.version, await today(container), "accepted")
    await assertTaxUnchanged(container, quote)
    await assertInStock(container, quote)
    await buyerOf(container, quote)
  }
  return new StepResponse(null)
})

const claimAcceptanceStep = createStep(
  "crm-claim-acceptance",
  async ({ quote_id, actor, ...input }: AcceptQuoteWorkflowInput, { container }) => {
    const order_id = generateEntityId(undefined, "order")
    const claim = await quoteModule(container).claimAcceptance(quote_id, { ...input, today: await today(container), order_id }, actor)
    return new StepResponse(claim, claim.claimed ? claim.conversion?.id : undefined)
  },
  async (conversionId, { container, ...context }) => {
    if (conversionId) {
      const { errors } = context as unknown as { errors?: { error?: Error }[] }
      const reason = errors?.[0]?.error?.message ?? "The order could not be made."
      await quoteModule(container).undoConversion(conversionId, reason, SYSTEM_ACTOR)
    }
  }
)

const WAIT_MS = 15_000
const POLL_MS = 100

/** Those who come second wait for the first one's order and get the same answer; what the first one's failed for, they try no more. */
const awaitConversionStep = createStep("crm-await-conversion", async ({ quote_id }: { quote_id: string }, { container }) => {
  const until = Date.now() + WAIT_MS
  let conversion = await quoteModule(container).liveConversion(quote_id)
  while (conversion?.state === "claimed" && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    conversion = await quoteModule(container).liveConversion(quote_id)
  }
  if (!conversion) {
    const [failed] = await quoteModule(container).listCrmQuoteConversions({ quote_id, state: "undone" }, { order: { finished_at: "DESC" }, take: 1 })
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, failed?.error ?? "The order could not be made; try again.")
  }
  return new StepResponse(null)
})

/**
 * Accepts a sent quote and makes the host's order of it, once: whoever comes second gets the first one's answer.
 *
 * Refused, with nothing changed, when the quote is not on offer any more, its tax has changed, or stock is lacking.
 * Emits `crm_quote.accepted` and `crm_quote.converted` with `{ id }`. Hook `quoteAccepted` with `{ quote_id }`.
 */
export const acceptQuoteWorkflow = createWorkflow("crm-accept-quote", (input: AcceptQuoteWorkflowInput) => {
  assertConvertibleStep(input)
  const claim = claimAcceptanceStep(input)
  when("crm-quote-claimed", { claim }, ({ claim }) => claim.claimed).then(() => {
    convertQuoteWorkflow.runAsStep({ input: transform({ claim, input }, ({ claim, input }) => ({ conversion_id: claim.conversion!.id, actor: input.actor })) })
    emitEventStep({ eventName: CrmEvents.QUOTE_ACCEPTED, data: { id: input.quote_id } })
  })
  when("crm-quote-claimed-by-another", { claim }, ({ claim }) => !claim.claimed && claim.conversion !== null).then(() => {
    awaitConversionStep({ quote_id: input.quote_id })
  })
  const quoteAccepted = createHook("quoteAccepted", { quote_id: input.quote_id })
  return new WorkflowResponse(transform({ input }, ({ input }) => ({ quote_id: input.quote_id })), { hooks: [quoteAccepted] })
})
