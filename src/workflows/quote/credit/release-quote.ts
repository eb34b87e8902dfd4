import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, generateEntityId } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { isLacking, orderableLines } from "../../../modules/quote/acts/conversion"
import { holdOf, HoldReason } from "../../../modules/quote/acts/hold"
import { conversionParts } from "../../../modules/quote/rules/conversion"
import { QuoteWithItems } from "../../../modules/quote/types"
import { Actor, SYSTEM_ACTOR } from "../../../shared/actor"
import { whileLocked } from "../../../shared/database-errors"
import { CrmEvents } from "../../../shared/events"
import { partOf } from "../convert/part-of"
import { lackingOf } from "../convert/stock"
import { convertQuoteWorkflow } from "../convert-quote"
import { quoteModule } from "../steps/quote-module"
import { undoClaim } from "../steps/undo-claim"
import { creditJudge } from "./judge"

export type ReleaseQuoteInput = {
  quote_id: string
  note?: string | null
  /** Whether a person lets it pass, whatever is owed; else it goes on only where the policy has nothing against it any more. */
  by_hand: boolean
  actor: Actor
}

const releaseStep = createStep(
  "crm-release-quote",
  async ({ quote_id, note, by_hand, actor }: ReleaseQuoteInput, { container }) => {
    const request = {
      note,
      order_id: generateEntityId(undefined, "order"),
      judge: by_hand ? undefined : await creditJudge(container),
    }
    const claim = await whileLocked(() => quoteModule(container).releaseHold(quote_id, request, actor))
    return new StepResponse(claim, claim.claimed ? claim.conversion?.id : undefined)
  },
  undoClaim
)

/** Ends a hold and makes the order that waited for it. Emits `crm_quote.released` and `crm_quote.converted` with `{ id }`. */
export const releaseQuoteWorkflow = createWorkflow("crm-release-quote", (input: ReleaseQuoteInput) => {
  const claim = releaseStep(input)
  when("crm-release-claimed", { claim }, ({ claim }) => claim.claimed).then(() => {
    convertQuoteWorkflow.runAsStep({
      input: transform({ claim, input }, ({ claim, input }) => ({
        conversion_id: claim.conversion!.id,
        actor: input.actor,
      })),
    })
  })
  when("crm-quote-released", { claim }, ({ claim }) => claim.released).then(() => {
    emitEventStep({ eventName: CrmEvents.QUOTE_RELEASED, data: { id: input.quote_id } })
  })
  return new WorkflowResponse(transform({ claim }, ({ claim }) => ({ released: claim.released })))
})

/**
 * Releases a quote that waits, and orders it. Where the goods are gone meanwhile, or the order cannot be made, it goes on waiting and
 * says why.
 *
 * @returns whether it was released
 * @throws NOT_ALLOWED unless it is accepted
 */
export async function releaseQuote(container: MedusaContainer, input: ReleaseQuoteInput): Promise<boolean> {
  const { quote_id: id, by_hand, actor } = input
  const quotes = quoteModule(container)
  const quote = await quotes.getQuote(id)
  if (!by_hand && !isDue(quote)) {
    return false
  }
  const lacking = await lackingStock(container, quote)
  if (lacking && (by_hand || (await isCreditClear(container, id)))) {
    await quotes.changeHold(id, { reasons: [lacking], ...(by_hand ? { is_passed: true } : {}) }, actor)
    return false
  }
  if (lacking) {
    return false
  }
  try {
    return (await releaseQuoteWorkflow(container).run({ input })).result.released
  } catch (error) {
    const waits = await quotes.getQuote(id)
    if (waits.status !== "accepted" || !waits.hold) {
      throw error
    }
    const { message } = error as Error
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`Quote ${waits.number} was released and could not be ordered: ${message}`)
    // Goods that another buyer took in between are looked at again each minute, before anything is tried.
    const why = isLacking(message)
      ? { reasons: [{ code: "stock" as const, message }], retry_after: null }
      : { reasons: [{ code: "order_failed" as const, message }] }
    await quotes.changeHold(id, why, SYSTEM_ACTOR)
    return false
  }
}

/** Whether a quote waits, and is to be looked at again by itself. */
const isDue = (quote: QuoteWithItems): boolean => {
  const retry_after = holdOf(quote)?.retry_after
  return quote.status === "accepted" && quote.hold !== null && !(retry_after && retry_after > new Date().toISOString())
}

async function isCreditClear(container: MedusaContainer, id: string): Promise<boolean> {
  const judge = await creditJudge(container)
  return quoteModule(container).judgeHeld(id, judge, SYSTEM_ACTOR)
}

/** Why stock keeps a quote waiting that is ordered when it is released. */
async function lackingStock(container: MedusaContainer, quote: QuoteWithItems): Promise<HoldReason | null> {
  const hold = holdOf(quote)
  // What is reserved for it is there.
  if (quote.status !== "accepted" || !hold?.order.convert || hold.stock_until) {
    return null
  }
  const ordered = await quoteModule(container).orderedQuantities(quote.id)
  const parts = conversionParts(`Quote ${quote.number}`, orderableLines(quote, ordered), hold.order.items)
  return lackingOf(container, partOf(quote, parts, false))
}
