import { MedusaRequest } from "@medusajs/framework/http"

import { QuoteDocument } from "../../../shared/documents"
import { quoteDocument, sentOffer } from "../../../workflows/quote/document"
import { BuyersQuote } from "./opened"

/** The offer as its link shows it: the sent version's snapshot, never the draft that may follow it. */
export const buyersDocument = (
  req: MedusaRequest,
  { opened }: BuyersQuote,
  chosen: readonly string[] | null = null
): Promise<QuoteDocument> => quoteDocument(req.scope, opened.quote, sentOffer(opened.sent), chosen)

/** The terms and, for consumers, the right of withdrawal as the buyer is shown them, to be kept with a decision. */
export async function termsShown(req: MedusaRequest, quote: BuyersQuote): Promise<string | null> {
  const { terms, withdrawal_text } = await buyersDocument(req, quote)
  return [terms, withdrawal_text].filter(Boolean).join("\n\n") || null
}
