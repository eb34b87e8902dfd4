import { generateEntityId } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { ConversionPart } from "../../modules/quote/rules/conversion"
import { orderableLines } from "../../modules/quote/acts/conversion"
import { conversionParts } from "../../modules/quote/rules/conversion"
import { Actor } from "../../shared/actor"
import { whileLocked } from "../../shared/database-errors"
import { CrmEvents } from "../../shared/events"
import { AmountInput } from "../../shared/money"
import { buyerOf } from "./convert/buyer"
import { partOf } from "./convert/part-of"
import { assertInStock } from "./convert/stock"
import { unlessTaken } from "./convert/unless-taken"
import { convertQuoteWorkflow } from "./convert-quote"
import { creditJudge } from "./credit/judge"
import { holdStockStep } from "./credit/stock-hold"
import { awaitConversionStep } from "./steps/await-conversion"
import { quoteModule } from "./steps/quote-module"
import { undoClaim } from "./steps/undo-claim"

export type OrderQuoteWorkflowInput = {
  quote_id: string
  /** Lines and quantities; all that is not ordered yet when left out. */
  items?: ConversionPart[]
  /** Whether the shipping goes with this order; when left out it goes with the first. */
  with_shipping?: boolean
  actor: Actor
}

const told = (quantities: Map<string, AmountInput>): string => [...quantities].map(String).sort().join(";")

/** Refuses what stock or a customer who is gone forbids, before anything is written. */
const assertOrderableStep = createStep(
  "crm-assert-orderable-quote",
  async ({ quote_id, items }: OrderQuoteWorkflowInput, { container }) => {
    const quote = await quoteModule(container).getQuote(quote_id)
    if (quote.status === "accepted") {
      const ordered = () => quoteModule(container).orderedQuantities(quote_id)
      const before = await ordered()
      const lines = orderableLines(quote, before)
      const part = partOf(quote, conversionParts(`Quote ${quote.number}`, lines, items), false)
      const check = async (): Promise<void> => {
        await assertInStock(container, part)
        await buyerOf(container, part)
      }
      await unlessTaken(check, async () => told(await ordered()) !== told(before))
    }
    return new StepResponse(null)
  }
)

const claimConversionStep = createStep(
  "crm-claim-conversion",
  async ({ quote_id, actor, ...input }: OrderQuoteWorkflowInput, { container }) => {
    const order_id = generateEntityId(undefined, "order")
    const request = { ...input, order_id, judge: await creditJudge(container, "convert") }
    const claim = await whileLocked(() => quoteModule(container).claimConversion(quote_id, request, actor))
    return new StepResponse(claim, claim.claimed ? claim.conversion?.id : undefined)
  },
  undoClaim
)

/**
 * Makes one order of an accepted quote, whole or in part; the rest can be ordered later.
 *
 * No line is ordered twice, however many ask at once. Where the customer owes too much by the store's policy the quote waits instead.
 * Emits `crm_quote.converted` or `crm_quote.held` with `{ id }`.
 *
 * @throws NOT_ALLOWED if it is not accepted, for more than is open, when stock is lacking; INVALID_DATA for an unknown line
 */
export const orderQuoteWorkflow = createWorkflow("crm-order-quote", (input: OrderQuoteWorkflowInput) => {
  assertOrderableStep(input)
  const claim = claimConversionStep(input)
  when("crm-order-claimed", { claim }, ({ claim }) => claim.claimed).then(() => {
    convertQuoteWorkflow.runAsStep({
      input: transform({ claim, input }, ({ claim, input }) => ({
        conversion_id: claim.conversion!.id,
        actor: input.actor,
      })),
    })
  })
  when("crm-order-held", { claim }, ({ claim }) => claim.held === true).then(() => {
    emitEventStep({ eventName: CrmEvents.QUOTE_HELD, data: { id: input.quote_id } })
    holdStockStep({ quote_id: input.quote_id })
  })
  when("crm-order-claimed-by-another", { claim }, ({ claim }) => !claim.claimed && claim.conversion !== null).then(
    () => {
      awaitConversionStep(transform({ claim }, ({ claim }) => ({ conversion_id: claim.conversion!.id })))
    }
  )
  return new WorkflowResponse(transform({ input }, ({ input }) => ({ quote_id: input.quote_id })))
})
