import { MedusaContainer } from "@medusajs/framework/types"

import { QuoteDelivery, QuoteWithItems } from "../../../modules/quote/types"
import { OwnWords, pdfAttachment, quoteMail, QuoteDocument, renderQuotePdf } from "../../../shared/documents"
import { MessageContent, sendMessage } from "../../outbox/send-message"
import { currentDocument } from "../document"
import { quoteModule, today } from "../steps/quote-module"
import { staffAddress } from "./addresses"
import { publicUrlOf } from "./public-url"

/** The buyer's link. The token stands behind `#`, so that it never reaches a server's log. */
export const quoteLink = (publicUrl: string, token: string): string =>
  `${publicUrl.replace(/\/+$/, "")}/crm/quotes#${token}`

/** The name of a quote's PDF. */
export const pdfName = ({ number, version }: Pick<QuoteWithItems, "number" | "version">): string =>
  `${number}-v${version}`

/** The mail of a quote with its PDF, whose QR code opens the same page as the link. */
export async function quoteMailContent(
  document: QuoteDocument,
  link: string,
  own: OwnWords,
  name: string
): Promise<MessageContent> {
  const pdf = await renderQuotePdf({ ...document, link })
  return { mail: quoteMail(document, link, own), attachments: [pdfAttachment(pdf, name)] }
}

/**
 * Mails a sent quote with its PDF and link, as it was noted when it was sent, and keeps how that went. Called again, after a crash,
 * it goes on where the first one stopped. The offer stands whether or not the mail arrives, so a failure is told, not thrown.
 *
 * @param made - the link made with the act, whose token is not kept; a new one is made when left out
 */
export async function mailOffer(
  container: MedusaContainer,
  quote_id: string,
  made?: { link: string; token: string }
): Promise<void> {
  const quote = await quoteModule(container).getQuote(quote_id)
  const planned = quote.delivery as QuoteDelivery | null
  if (planned?.status !== "pending") {
    return
  }
  const { key, recipient, options = {}, base_url } = planned
  const delivery = await sendMessage(
    container,
    {
      kind: "quote_sent",
      class: "service",
      to: recipient,
      cc: options.cc ?? (quote.cc as unknown as string[] | null),
      reply_to: await staffAddress(container, quote.owner_id),
      customer_id: quote.customer_id,
      locale: quote.locale,
      reference: "crm_quote",
      reference_id: quote.id,
      version: quote.version,
      dedupe_key: `quote_sent:${quote.id}:${key}`,
    },
    async () => {
      const { link, token } = made ?? (await anotherLink(container, quote.id, base_url))
      const content = await quoteMailContent(await currentDocument(container, quote), link, options, pdfName(quote))
      return { ...content, secrets: [token] }
    }
  )
  if (delivery.status !== "held") {
    const { status, error, at } = delivery
    await quoteModule(container).recordDelivery(quote_id, { key, recipient, status, at, ...(error ? { error } : {}) })
  }
}

async function anotherLink(container: MedusaContainer, quote_id: string, base_url?: string) {
  const token = await quoteModule(container).linkQuote(quote_id, await today(container), null)
  return { token, link: quoteLink(publicUrlOf(container, base_url), token) }
}
