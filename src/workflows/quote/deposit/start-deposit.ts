import { MedusaError, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"

import { depositAmount } from "../../../modules/quote/rules/deposit"
import { QuoteDepositRow } from "../../../modules/quote/types"
import { Actor } from "../../../shared/actor"
import { exactOf } from "../../../shared/exact"
import { quoteModule } from "../steps/quote-module"
import { providerFor } from "./redirect"

export type StartDepositWorkflowInput = {
  quote_id: string
  /** The region's first one that can be paid from our page when left out. */
  provider_id?: string
  /** Where the provider sends the buyer back to. */
  return_url: string
  actor: Actor
}

/** The collection of the deposit: the one that was begun, or a new one. */
const openDepositStep = createStep(
  "crm-open-deposit",
  async ({ quote_id, provider_id, actor }: StartDepositWorkflowInput, { container }) => {
    const quotes = quoteModule(container)
    const quote = await quotes.getQuote(quote_id)
    const percent = exactOf(quote, "deposit_percent")
    if (percent === null) {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `Quote ${quote.number} asks for no deposit.`)
    }
    const provider = await providerFor(container, quote.region_id, provider_id)
    const payment = container.resolve(Modules.PAYMENT)
    const amount = depositAmount(exactOf(quote, "total") ?? 0, percent, quote.currency_code)
    const [known] = (await quotes.listCrmQuoteDeposits({ quote_id })) as unknown as QuoteDepositRow[]
    const collection = known
      ? null
      : await payment.createPaymentCollections({
          currency_code: quote.currency_code,
          amount: amount as never,
          metadata: { crm_quote_id: quote_id, crm_quote_number: quote.number },
        })
    const opened = await quotes
      .openDeposit(
        quote_id,
        { amount, payment_collection_id: collection?.id ?? known.payment_collection_id, provider_id: provider },
        actor
      )
      .catch(async (error: Error) => {
        await (collection && payment.deletePaymentCollections([collection.id]))
        throw error
      })
    if (collection && opened.payment_collection_id !== collection.id) {
      await payment.deletePaymentCollections([collection.id])
    }
    if (opened.status !== "pending") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, `The deposit of quote ${quote.number} is paid already.`)
    }
    return new StepResponse({ payment_collection_id: opened.payment_collection_id, provider_id: provider })
  }
)

/** Opens a payment of the deposit with a provider of the host; answers the host's payment session. */
export const startDepositWorkflow = createWorkflow("crm-start-deposit", (input: StartDepositWorkflowInput) => {
  const opened = openDepositStep(input)
  const session = createPaymentSessionsWorkflow.runAsStep({
    input: transform({ opened, input }, ({ opened, input }) => ({
      ...opened,
      data: { return_url: input.return_url },
    })),
  })
  return new WorkflowResponse(session)
})
