import { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, MedusaError, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"

import { AskedDeposit, askedDeposit } from "../../../modules/quote/rules/deposit"
import { assertVerb } from "../../../modules/quote/rules/verbs"
import { QuoteDepositRow, QuoteRow, QuoteWithItems } from "../../../modules/quote/types"
import { Actor } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { endSessions, sessionFor } from "../../shared/payment/session"
import { quoteModule, today } from "../steps/quote-module"
import { holdingDeposit } from "./hold-deposit"
import { providerFor } from "./provider-for"
import { refreshHeld } from "./refresh-deposit"

export type StartDepositWorkflowInput = {
  quote_id: string
  /** The region's first one that can be paid from our page when left out. */
  provider_id?: string
  /** Where the provider sends the buyer back to. */
  return_url: string
  actor: Actor
}

const PATIENCE_MS = 10_000

const refuse = (message: string): never => {
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

/** What to say about a deposit that is not to be paid. */
const SETTLED: Partial<Record<QuoteDepositRow["status"], string>> = {
  paid: "is paid already.",
  taken_over: "is paid already.",
  refunded: "was paid back; it is not asked for again.",
}

/**
 * What a quote asks for on acceptance.
 *
 * @throws NOT_ALLOWED if that is nothing
 */
export const assertDepositAsked = (quote: QuoteRow): AskedDeposit =>
  askedDeposit(exactOf(quote, "total") ?? 0, exactOf(quote, "deposit_percent"), quote.currency_code) ??
  refuse(`Quote ${quote.number} asks for no deposit.`)

/** @throws NOT_ALLOWED if nothing is to be paid any more */
function assertOpen({ number }: QuoteWithItems, status: QuoteDepositRow["status"] | undefined): void {
  const why = status && SETTLED[status]
  if (why) {
    refuse(`The deposit of quote ${number} ${why}`)
  }
}

/**
 * The deposit's row with its collection: the one that was begun, or a new one. One that asks for another amount gives way, for the
 * quote was accepted anew with other options, unless its money came.
 */
async function openDeposit(
  container: MedusaContainer,
  quote: QuoteWithItems,
  provider_id: string,
  actor: Actor
): Promise<QuoteDepositRow> {
  const asked = assertDepositAsked(quote)
  const [row] = await quoteModule(container).listCrmQuoteDeposits({ quote_id: quote.id })
  const known = row as unknown as QuoteDepositRow | undefined
  assertOpen(quote, known?.status)
  if (known) {
    if (MathBN.eq(exactOf(known, "amount") ?? 0, asked.amount)) {
      return known
    }
    const found = await holdingDeposit(container, known.id, () => refreshHeld(container, known.id), PATIENCE_MS)
    assertOpen(quote, found?.status)
  }
  const payment = container.resolve(Modules.PAYMENT)
  const collection = await payment.createPaymentCollections({
    currency_code: quote.currency_code,
    amount: asked.amount as never,
    metadata: { crm_quote_id: quote.id, crm_quote_number: quote.number },
  })
  const drop = () => payment.deletePaymentCollections([collection.id])
  const opened = await quoteModule(container)
    .openDeposit(quote.id, { amount: asked.amount, payment_collection_id: collection.id, provider_id }, actor)
    .catch(async (error: Error) => {
      await drop()
      throw error
    })
  if (opened.payment_collection_id !== collection.id) {
    await drop()
  } else if (known) {
    await endSessions(container, known, `the deposit of quote ${known.quote_id}`)
  }
  return opened
}

const startDepositStep = createStep(
  "crm-start-deposit",
  async ({ quote_id, provider_id, return_url, actor }: StartDepositWorkflowInput, { container }) => {
    const quote = await quoteModule(container).getQuote(quote_id)
    assertVerb("pay", quote, await today(container))
    assertDepositAsked(quote)
    const provider = await providerFor(container, quote.region_id, provider_id)
    const { id } = await openDeposit(container, quote, provider, actor)
    const session = await holdingDeposit(
      container,
      id,
      async () => {
        // Money on the way by an earlier payment is looked for before another is begun.
        const deposit = await refreshHeld(container, id)
        assertOpen(quote, deposit.status)
        return sessionFor(container, deposit, provider, return_url)
      },
      PATIENCE_MS
    )
    return new StepResponse(
      session ?? refuse(`The deposit of quote ${quote.number} is being looked at; try again in a moment.`)
    )
  }
)

/**
 * Opens a payment of the deposit with a provider of the host; answers the host's payment session.
 *
 * @throws NOT_ALLOWED unless the quote is accepted and asks for a deposit that nobody has paid yet
 */
export const startDepositWorkflow = createWorkflow("crm-start-deposit", (input: StartDepositWorkflowInput) => {
  return new WorkflowResponse(startDepositStep(input))
})
