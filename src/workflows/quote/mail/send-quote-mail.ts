import { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

import { QuoteWithItems } from "../../../modules/quote/types"
import { quoteMail, renderQuotePdf } from "../../../shared/documents"
import { readSeller } from "../../receivable/host/seller"
import { currentDocument } from "../document"

/** How a mail went, for the quote's page. */
export type Delivery = { recipient: string; status: "sent" | "failed"; error?: string; at: string }

/** The buyer's link. The token stands behind `#`, so that it never reaches a server's log. */
export const quoteLink = (publicUrl: string, token: string): string => `${publicUrl.replace(/\/+$/, "")}/crm/quotes#${token}`

/**
 * Mails a sent quote with its PDF and link. The offer stands whether or not the mail arrives, so a failure is told, not thrown.
 */
export async function sendQuoteMail(container: MedusaContainer, quote: QuoteWithItems, link: string): Promise<Delivery> {
  const at = new Date().toISOString()
  try {
    const document = await currentDocument(container, quote)
    const { settings } = await readSeller(container)
    const mail = quoteMail(document, link)
    const pdf = await renderQuotePdf(document)
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: quote.email,
      channel: "email",
      template: "crm-quote",
      from: settings.mail_from,
      content: { subject: mail.subject, html: mail.html, text: mail.text },
      attachments: [
        { content: pdf.toString("base64"), filename: `${quote.number}-v${quote.version}.pdf`, content_type: "application/pdf", disposition: "attachment" },
      ],
      trigger_type: "crm_quote.sent",
      resource_type: "crm_quote",
      resource_id: quote.id,
      receiver_id: quote.customer_id,
    })
    return { recipient: quote.email, status: "sent", at }
  } catch (error) {
    return { recipient: quote.email, status: "failed", error: (error as Error).message, at }
  }
}
