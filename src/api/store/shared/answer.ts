import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

import { ACCESS_MODULE } from "../../../modules/access"
import type { AccessModuleService } from "../../../modules/access/service"
import { OpenedQuote } from "../../../modules/quote/types"
import { publicQuote } from "../../crm/quotes/answer"
import { buyersDocument } from "../../crm/quotes/buyers-document"
import { buyersFiles } from "../../crm/quotes/buyers-files"
import { BuyersQuote } from "../../crm/quotes/opened"
import { quotesOf } from "./customer-quote"

/** Answers a customer's quote: what the buyer's page shows, with its id and the messages. */
export async function answerCustomerQuote(req: MedusaRequest, res: MedusaResponse, quote: BuyersQuote): Promise<void> {
  const document = await buyersDocument(req, quote)
  const messages = await quotesOf(req).listCrmQuoteMessages(
    { quote_id: quote.opened.quote_id },
    { order: { created_at: "ASC", id: "ASC" }, take: 200 }
  )
  const today = await req.scope.resolve<AccessModuleService>(ACCESS_MODULE).today()
  res.json({
    quote: {
      id: quote.opened.quote_id,
      ...publicQuote(document, quote, await buyersFiles(req, quote.opened.quote_id)),
      status: shownToCustomer(quote.opened, today),
      messages: messages.map(({ id, item_id, text, author_type, author_name, created_at }) => ({
        id,
        item_id,
        text,
        author_type,
        author_name,
        created_at,
      })),
    },
  })
}

/** A version's own status: replaced and withdrawn ones say so, one past its last day is expired. */
export function shownToCustomer({ sent, quote }: Pick<OpenedQuote, "sent" | "quote">, today: string): string {
  if (quote.status === "canceled" && sent.decision !== "declined") {
    return "canceled"
  }
  if (sent.decision === "accepted" || sent.decision === "declined") {
    return sent.decision
  }
  return sent.superseded_at ? "superseded" : sent.valid_until < today ? "expired" : "sent"
}
