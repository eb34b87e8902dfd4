import { MedusaRequest } from "@medusajs/framework/http"

import { QuoteDocument } from "../../../shared/documents"
import { quoteDocument } from "../../../workflows/quote/document"
import { BuyersQuote } from "./opened"

/** The offer as its link shows it: the sent version's snapshot, never the draft that may follow it. */
export const buyersDocument = (
  req: MedusaRequest,
  { opened }: BuyersQuote,
  chosen: readonly string[] | null = null
): Promise<QuoteDocument> => quoteDocument(req.scope, opened.quote, opened.snapshot, { chosen, sent: opened.sent })
