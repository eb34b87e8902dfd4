import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

import { acceptQuoteWorkflow, convertQuoteWorkflow } from "../../../../../../workflows/quote"
import { actorOf } from "../../../../../shared"
import { answerQuote, loadQuote, quoteService } from "../../answer"

/** Makes the order of an accepted quote now, where a crash left it without one; a sent quote is accepted first. */
export const POST = async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
  const quote = await loadQuote(req)
  const actor = actorOf(req)
  if (quote.status === "sent") {
    await acceptQuoteWorkflow(req.scope).run({ input: { quote_id: quote.id, actor } })
  } else if (quote.status !== "accepted") {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Quote ${quote.number} is ${quote.status} and cannot become an order; only an accepted quote can.`
    )
  } else if (!quote.order_id) {
    const conversion = await quoteService(req).liveConversion(quote.id)
    await convertQuoteWorkflow(req.scope).run({ input: { conversion_id: conversion!.id, actor } })
  }
  res.json({ quote: await answerQuote(req) })
}
