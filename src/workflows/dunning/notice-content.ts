import { MedusaContainer } from "@medusajs/framework/types"

import { Level, NoticeRow } from "../../modules/dunning/types"
import { RECEIVABLE_MODULE } from "../../modules/receivable"
import type { ReceivableModuleService } from "../../modules/receivable/service"
import { Actor } from "../../shared/actor"
import { DunningDocument, dunningMail, Mail, pdfAttachment, renderDunningLetterPdf } from "../../shared/documents"
import { serverLocale } from "../../shared/i18n"
import { moneyString } from "../../shared/money"
import type { MessageContent } from "../outbox/send-message"
import { publicUrlOf } from "../quote/mail/public-url"
import { keptFile } from "../receivable/documents/kept-file"
import { invoiceFile, readInvoiceDocument } from "../receivable/documents/print"
import { invoiceLink } from "../receivable/mail/document-mail"
import { dunning, storeClock } from "./dunning-module"

/** More files than this make no mail that arrives. */
const MAX_FILES = 20

/**
 * A notice as a paper: sides and accounts of its newest invoice, words of the person who edited it, else of its level.
 *
 * @param links - by invoice; none where nobody may follow them
 */
export async function noticeDocument(
  container: MedusaContainer,
  notice: NoticeRow,
  { links = new Map<string, string>(), attached = false }: { links?: Map<string, string>; attached?: boolean } = {}
): Promise<DunningDocument> {
  const lines = notice.invoices.filter(({ asked }) => asked !== "0")
  const shown = lines.length ? lines : notice.invoices
  const base = await readInvoiceDocument(container, shown[shown.length - 1].invoice_id)
  const locale = serverLocale(notice.locale)
  const own = (await levelOf(container, notice))?.texts?.[locale]
  const { today } = await storeClock(container)
  const money = (amount: string): string => moneyString(amount, notice.currency_code)
  return {
    ...base,
    locale,
    number: null,
    items: [],
    note: null,
    tone: notice.tone,
    date: today,
    attached,
    invoices: shown.map((line) => ({
      number: line.number ?? line.invoice_id,
      issue_date: line.issue_date,
      due_date: line.due_date,
      days_late: line.days_late,
      outstanding: money(line.outstanding),
      disputed: money(line.disputed),
      asked: money(line.asked),
      link: links.get(line.invoice_id) ?? null,
    })),
    words: { subject: notice.subject ?? own?.subject, text: notice.message ?? own?.text },
  }
}

const levelOf = async (container: MedusaContainer, notice: NoticeRow): Promise<Level | undefined> =>
  (await dunning(container).policies()).flatMap(({ levels }) => levels).find(({ id }) => id === notice.level_id)

/** The mail as it would leave now; its links open nothing. */
export async function noticePreview(container: MedusaContainer, notice: NoticeRow): Promise<Mail> {
  const page = invoiceLink(publicUrlOf(container), "preview")
  const links = new Map(notice.invoices.map(({ invoice_id }) => [invoice_id, page]))
  return dunningMail(await noticeDocument(container, notice, { links, attached: await attaches(container, notice) }))
}

const attaches = async (container: MedusaContainer, { policy_id, channel }: NoticeRow): Promise<boolean> =>
  channel === "mail" && Boolean((await dunning(container).policies()).find(({ id }) => id === policy_id)?.attach_pdfs)

/** What a planned notice says, with a link of its own to each invoice, and their files where the policy says so. */
export async function noticeContent(
  container: MedusaContainer,
  notice: NoticeRow,
  { to, actor }: { to: string; actor: Actor }
): Promise<MessageContent> {
  const receivable = container.resolve<ReceivableModuleService>(RECEIVABLE_MODULE)
  const asked = notice.invoices.filter((line) => line.asked !== "0")
  const tokens: string[] = []
  const links = new Map<string, string>()
  for (const { invoice_id } of asked) {
    const token = await receivable.linkInvoice(invoice_id, to, actor)
    tokens.push(token)
    links.set(invoice_id, invoiceLink(publicUrlOf(container), token))
  }
  const attached = (await attaches(container, notice)) && asked.length <= MAX_FILES
  const attachments = attached
    ? await Promise.all(
        asked.map(async ({ invoice_id, number }) =>
          pdfAttachment((await invoiceFile(container, invoice_id, actor)).pdf, number ?? invoice_id)
        )
      )
    : []
  return {
    mail: dunningMail(await noticeDocument(container, notice, { links, attached })),
    attachments,
    secrets: tokens,
  }
}

/** The letter of a notice, kept as it was printed first. */
export async function letterFile(
  container: MedusaContainer,
  notice: NoticeRow
): Promise<{ pdf: Buffer; filename: string }> {
  const filename = `reminder-${notice.id}.pdf`
  const file = { reference: "crm_dunning_notice", reference_id: notice.id, kind: "pdf" } as const
  const make = async () => renderDunningLetterPdf(await noticeDocument(container, notice))
  return { pdf: await keptFile(container, file, filename, make), filename }
}

/** The letter to look at before it is sent; not kept. */
export async function letterPreview(
  container: MedusaContainer,
  notice: NoticeRow
): Promise<{ pdf: Buffer; filename: string }> {
  return {
    pdf: await renderDunningLetterPdf(await noticeDocument(container, notice)),
    filename: `reminder-${notice.id}.pdf`,
  }
}
