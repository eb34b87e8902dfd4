import { MedusaContainer } from "@medusajs/framework/types"

import { tokenHash } from "../../../shared/links/token"
import { QuoteWithItems } from "../../../modules/quote/types"
import { OwnWords, pdfAttachment, quoteMail, QuoteDocument, renderQuotePdf } from "../../../shared/documents"
import { Delivery, MessageContent, sendMessage } from "../../outbox/send-message"
import { currentDocument } from "../document"
import { ownerAddress } from "./addresses"

export type { Delivery } from "../../outbox/send-message"

/** What a rep decides about the mail of a quote. */
export type QuoteMailOptions = OwnWords & { to?: string; cc?: string[] }

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
 * Mails a sent quote with its PDF and link. The offer stands whether or not the mail arrives, so a failure is told, not thrown.
 *
 * @param token - of the link, which is not kept with the mail
 */
export async function sendQuoteMail(
  container: MedusaContainer,
  quote: QuoteWithItems,
  { link, token }: { link: string; token: string },
  options: QuoteMailOptions = {}
): Promise<Delivery> {
  const to = options.to ?? quote.email
  return sendMessage(
    container,
    {
      kind: "quote_sent",
      class: "service",
      to,
      cc: options.cc ?? (quote.cc as unknown as string[] | null),
      reply_to: await ownerAddress(container, quote.owner_id),
      customer_id: quote.customer_id,
      locale: quote.locale,
      reference: "crm_quote",
      reference_id: quote.id,
      version: quote.version,
      dedupe_key: `quote_sent:${quote.id}:${tokenHash(token).slice(0, 24)}`,
    },
    async () => {
      const document = await currentDocument(container, quote)
      const content = await quoteMailContent(document, link, options, pdfName(quote))
      return { ...content, secrets: [token] }
    }
  )
}
