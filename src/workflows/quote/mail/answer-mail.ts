import { MedusaContainer } from "@medusajs/framework/types"

import { isExpired } from "../../../modules/quote/rules/transitions"
import { quoteAnswerMail } from "../../../shared/documents"
import { Delivery, sendMessage } from "../../outbox/send-message"
import { currentDocument } from "../document"
import { quoteModule, today } from "../steps/quote-module"
import { staffAddress } from "./addresses"
import { publicUrlOf } from "./public-url"
import { quoteLink } from "./send-quote-mail"

/** What makes the mail of an answer one and the same. */
export const answerKey = (message_id: string): string => `quote_answer:${message_id}`

/** Mails staff's answer to the buyer, with a link to the offer where it is still on offer. */
export async function sendAnswerMail(container: MedusaContainer, message_id: string): Promise<Delivery> {
  const message = await quoteModule(container).retrieveCrmQuoteMessage(message_id)
  const quote = await quoteModule(container).getQuote(message.quote_id)
  const day = await today(container)
  const about = quote.items.find(({ id }) => id === message.item_id)?.title ?? null
  return sendMessage(
    container,
    {
      kind: "quote_answer",
      class: "service",
      to: quote.email,
      cc: quote.cc as unknown as string[] | null,
      reply_to: await staffAddress(container, quote.owner_id),
      customer_id: quote.customer_id,
      locale: quote.locale,
      reference: "crm_quote",
      reference_id: quote.id,
      version: quote.version,
      dedupe_key: answerKey(message.id),
    },
    async () => {
      const open = quote.status === "sent" && !isExpired(quote, day)
      const token = open ? await quoteModule(container).linkQuote(quote.id, day, null) : null
      const link = token && quoteLink(publicUrlOf(container), token)
      const mail = quoteAnswerMail(await currentDocument(container, quote), message.text, about, link)
      return { mail, secrets: token ? [token] : [] }
    }
  )
}
