import { MedusaContainer } from "@medusajs/framework/types"
import { generateEntityId } from "@medusajs/framework/utils"
import {
  createHook,
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"

import { isLacking, orderableLines, ordersOnAcceptance } from "../../modules/quote/acts/conversion"
import { HoldReason } from "../../modules/quote/acts/hold"
import { assertSomethingChosen, chosenItems } from "../../modules/quote/rules/choice"
import { ConversionPart, conversionParts } from "../../modules/quote/rules/conversion"
import { versionToDecide } from "../../modules/quote/rules/live-versions"
import { QuoteVersionRow } from "../../modules/quote/types"
import { Actor } from "../../shared/actor"
import { whileLocked } from "../../shared/database-errors"
import { CrmEvents } from "../../shared/events"
import { buyerOf } from "./convert/buyer"
import { chosenPart, offerOf, partOf } from "./convert/part-of"
import { lackingOf } from "./convert/stock"
import { assertTaxUnchanged } from "./convert/tax"
import { unlessTaken } from "./convert/unless-taken"
import { convertQuoteWorkflow } from "./convert-quote"
import { creditJudge } from "./credit/judge"
import { holdStockStep } from "./credit/stock-hold"
import { awaitConversionStep } from "./steps/await-conversion"
import { quoteModule, today } from "./steps/quote-module"
import { undoClaim } from "./steps/undo-claim"

export type AcceptQuoteWorkflowInput = {
  quote_id: string
  /** The version that was read; the current one when left out. */
  version?: number
  /** The name typed by who accepts. */
  name?: string | null
  note?: string | null
  /** Options and alternatives that are taken; the offer's own choice when left out. */
  chosen_item_ids?: string[] | null
  /** Whether to order at once; as the quote says when left out. */
  convert?: boolean
  /** Lines and quantities to order at once; everything when left out. */
  items?: ConversionPart[]
  /** Whether the shipping goes with that order; it does when left out. */
  with_shipping?: boolean
  /** The buyer's address as the server saw it. */
  ip?: string | null
  /** The terms' text that was shown; the quote's when left out. */
  terms?: string | null
  actor: Actor
}

/** Refuses what cannot become an order before anything is written. Goods that are gone are no refusal: the acceptance waits for them. */
const assertConvertibleStep = createStep(
  "crm-assert-convertible-quote",
  async (input: AcceptQuoteWorkflowInput, { container }) => {
    const quote = await quoteModule(container).getQuote(input.quote_id)
    let lacking: HoldReason | null = null
    if (quote.status !== "accepted") {
      const versions = (await quoteModule(container).listCrmQuoteVersions(
        { quote_id: quote.id },
        { take: null as never }
      )) as unknown as QuoteVersionRow[]
      const version = versionToDecide(quote, versions, input.version, await today(container), "accept")
      const offer = offerOf(quote, version)
      const name = `Quote ${quote.number}`
      const chosen = chosenItems(name, offer.items, input.chosen_item_ids)
      assertSomethingChosen(name, offer.items, chosen)
      const check = async (): Promise<void> => {
        await assertTaxUnchanged(container, chosenPart(offer, chosen))
        if (ordersOnAcceptance(quote, input)) {
          const lines = orderableLines({ ...offer, chosen_item_ids: chosen as never }, new Map())
          lacking = await lackingOf(container, partOf(offer, conversionParts(name, lines, input.items), false))
          await buyerOf(container, offer)
        }
      }
      const { id } = quote
      await unlessTaken(check, async () => (await quoteModule(container).getQuote(id)).status === "accepted")
    }
    return new StepResponse({ lacking })
  }
)

type ClaimAcceptanceInput = AcceptQuoteWorkflowInput & { lacking: HoldReason | null }

const claimAcceptanceStep = createStep(
  "crm-claim-acceptance",
  async ({ quote_id, actor, ...input }: ClaimAcceptanceInput, { container }) => {
    const order_id = generateEntityId(undefined, "order")
    const judge = await creditJudge(container, "accept")
    const request = { ...input, today: await today(container), order_id, judge }
    const claim = await whileLocked(() => quoteModule(container).claimAcceptance(quote_id, request, actor))
    return new StepResponse(claim, claim.claimed ? claim.conversion?.id : undefined)
  },
  undoClaim
)

/**
 * Accepts a version on offer and, unless it is ordered by hand, makes the host's order of it, once: whoever comes second gets
 * the first one's answer.
 *
 * Where the customer owes too much by the store's policy, or the goods are gone, it is accepted and waits, without an order.
 *
 * Refused, with nothing changed, when the version is not on offer any more or its tax has changed.
 * Emits `crm_quote.accepted`, and `crm_quote.converted` or `crm_quote.held`, with `{ id }`. Hook `quoteAccepted` with `{ quote_id }`.
 */
export const acceptQuoteWorkflow = createWorkflow("crm-accept-quote", (input: AcceptQuoteWorkflowInput) => {
  const goods = assertConvertibleStep(input)
  const claim = claimAcceptanceStep(transform({ input, goods }, ({ input, goods }) => ({ ...input, ...goods })))
  when("crm-quote-claimed", { claim }, ({ claim }) => claim.claimed).then(() => {
    convertQuoteWorkflow.runAsStep({
      input: transform({ claim, input }, ({ claim, input }) => ({
        conversion_id: claim.conversion!.id,
        actor: input.actor,
      })),
    })
  })
  when("crm-quote-accepted", { claim }, ({ claim }) => claim.accepted).then(() => {
    emitEventStep({ eventName: CrmEvents.QUOTE_ACCEPTED, data: { id: input.quote_id } })
  })
  when("crm-quote-held", { claim }, ({ claim }) => claim.held === true).then(() => {
    emitEventStep({ eventName: CrmEvents.QUOTE_HELD, data: { id: input.quote_id } }).config({ name: "crm-emit-held" })
    holdStockStep({ quote_id: input.quote_id })
  })
  when("crm-quote-claimed-by-another", { claim }, ({ claim }) => !claim.claimed && claim.conversion !== null).then(
    () => {
      awaitConversionStep(transform({ claim }, ({ claim }) => ({ conversion_id: claim.conversion!.id })))
    }
  )
  const quoteAccepted = createHook("quoteAccepted", { quote_id: input.quote_id })
  return new WorkflowResponse(
    transform({ input, claim }, ({ input, claim }) => ({ quote_id: input.quote_id, accepted: claim.accepted })),
    { hooks: [quoteAccepted] }
  )
})

/**
 * The same for who acts. Where another buyer takes the goods while the order is being made, it is accepted once more, and then waits for
 * what is lacking.
 *
 * @returns whether this call accepted it
 */
export async function acceptQuote(
  container: MedusaContainer,
  input: AcceptQuoteWorkflowInput
): Promise<{ accepted: boolean }> {
  const accept = async (): Promise<{ accepted: boolean }> =>
    (await acceptQuoteWorkflow(container).run({ input })).result
  try {
    return await accept()
  } catch (error) {
    if (!isLacking((error as Error).message)) {
      throw error
    }
    return accept()
  }
}
