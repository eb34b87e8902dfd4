import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

import { interactions } from "../../interaction/interaction-module"
import { QuoteInput } from "../pricing/types"

/** As many copies as a quote takes. */
const MAX_COPIES = 10

/** A new quote whose copies nobody chose is copied to the customer's contacts for quotes. */
export const copyToContactsStep = createStep("crm-copy-quote-to-contacts", async (quote: QuoteInput, { container }) => {
  const { customer_id, cc, email, locale } = quote
  if (cc !== undefined || !customer_id) {
    return new StepResponse(quote)
  }
  const contacts = await interactions(container).copiesTo(customer_id, "quotes", locale ?? null)
  const copies = contacts.filter((address) => address !== email?.toLowerCase()).slice(0, MAX_COPIES)
  return new StepResponse(copies.length ? { ...quote, cc: copies } : quote)
})
