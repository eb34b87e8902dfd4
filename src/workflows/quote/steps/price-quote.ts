import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { priceQuote } from "../pricing/price-quote"
import { QuoteInput } from "../pricing/types"

/** Completes an offer from the host's customers, catalogue, prices and taxes. Reads only. */
export const priceQuoteStep = createStep("crm-price-quote", async (input: QuoteInput, { container }) => {
  return new StepResponse(await priceQuote(container, input))
})
