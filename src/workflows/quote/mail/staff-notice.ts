import { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"

import { QuoteRow } from "../../../modules/quote/types"
import { NoticeKind, quoteNoticeMail } from "../../../shared/documents"
import { sendMessage } from "../../outbox/send-message"
import { readSeller } from "../../receivable/host/seller"
import { currentDocument } from "../document"
import { quoteModule } from "../steps/quote-module"
import { dashboardLink } from "./addresses"

export type StaffNotice = {
  kind: NoticeKind
  /** E-mail addresses; nobody where the store has none. */
  to: string[]
  /** Words that came with it: a question, a note. */
  note?: string | null
  /** What makes this one notice, beside kind, quote and recipient. */
  key: string
}

/** Tells staff what happened to a quote, by mail and in the dashboard's bell, each once. */
export async function tellStaff(container: MedusaContainer, quote_id: string, notice: StaffNotice): Promise<void> {
  const quote = await quoteModule(container).getQuote(quote_id)
  const { settings } = await readSeller(container)
  const document = await currentDocument(container, quote)
  const link = dashboardLink(container, quote.id)
  const mail = quoteNoticeMail(document, notice.kind, notice.note ?? null, { locale: settings.locale, link })
  for (const to of notice.to) {
    await sendMessage(
      container,
      {
        kind: `quote_${notice.kind}_notice`,
        class: "service",
        to,
        reference: "crm_quote",
        reference_id: quote.id,
        version: quote.version,
        dedupe_key: `quote_${notice.kind}_notice:${quote.id}:${notice.key}:${to.toLowerCase()}`,
      },
      async () => ({ mail })
    )
  }
  await ring(container, quote, notice, mail.subject)
}

/** The dashboard's bell shows what goes through the channel `feed`, where the store has a provider for it. */
async function ring(container: MedusaContainer, quote: QuoteRow, notice: StaffNotice, title: string): Promise<void> {
  try {
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: "",
      channel: "feed",
      template: "admin-ui",
      data: { title, description: notice.note?.slice(0, 300) ?? quote.title ?? quote.number },
      resource_type: "crm_quote",
      resource_id: quote.id,
      idempotency_key: `crm:feed:${notice.kind}:${quote.id}:${notice.key}`,
    })
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .debug(`The dashboard's bell did not ring: ${(error as Error).message}`)
  }
}
