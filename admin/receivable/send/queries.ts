import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { DocumentMail, MailPreview } from "../../shared/mails"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

/** Invoices and credit notes are sent in the same way. */
export type SendNoun = "invoices" | "credit-notes"

export type SendOptions = { to?: string; cc?: string[]; subject?: string; message?: string }

/** How a mail went. */
export type Delivery = { recipient: string; status: "sent" | "failed" | "held"; error?: string }

const KEYS = { invoices: crmKeys.invoices, "credit-notes": crmKeys.creditNotes }

export const pathOf = (noun: SendNoun, id: string): string => `/admin/crm/${noun}/${id}`
export const keysOf = (noun: SendNoun) => KEYS[noun]

/** What is mailed: where the API has it, and the keys of what is known of it. */
export type Mailing = {
  path: string
  /** Which of what stands under the path, such as the days of a statement. */
  query?: Record<string, string>
  /** Without a PDF, and without copies: what offers goes to who agreed to it. */
  isOffer?: boolean
  /** Of the PDF only. */
  pdfQuery?: Record<string, string>
  key: (part: string) => readonly unknown[]
  /** What sending changes. */
  changes: readonly unknown[]
}

export const mailingOf = (noun: SendNoun, id: string): Mailing => ({
  path: pathOf(noun, id),
  ...(noun === "invoices" ? { pdfQuery: { preview: "true" } } : {}),
  key: (part) => KEYS[noun].part(id, part),
  changes: KEYS[noun].all,
})

/** Address of the PDF that would go along. */
export const pdfOf = ({ path, query, pdfQuery }: Mailing): string => {
  const text = new URLSearchParams({ ...query, ...pdfQuery }).toString()
  return `${path}/pdf${text ? `?${text}` : ""}`
}

/** Every mail about a document, newest first. */
export const documentMailsQuery = (noun: SendNoun, id: string) =>
  queryOptions({
    queryKey: KEYS[noun].part(id, "mails"),
    queryFn: () => sdk.client.fetch<{ mails: DocumentMail[] }>(`${pathOf(noun, id)}/mails`, { query: { limit: 200 } }),
    select: (answer) => answer.mails,
  })

/** The mail as it would leave with these options; nothing is sent or stored. */
export const sendPreviewQuery = ({ path, query, key }: Mailing, options: SendOptions) =>
  queryOptions({
    queryKey: [...key("send-preview"), options],
    queryFn: () => sdk.client.fetch<MailPreview>(`${path}/send-preview`, { method: "POST", query, body: options }),
    placeholderData: keepPreviousData,
    retry: false,
  })

/** @param idempotency_key - the same mail under the same key goes out once */
export const sendMail = ({ path, query }: Mailing, options: SendOptions, idempotency_key: string) =>
  sdk.client.fetch<{ mail: Delivery }>(`${path}/send`, {
    method: "POST",
    query,
    body: { ...options, idempotency_key },
  })

/** How preparing a paper went. */
export type PreparedPaper = { id: string; number: string | null; state: "ready" | "refused"; message?: string }

/** Makes papers so that their file comes quickly; nothing leaves the house by it. */
export const preparePapers = async (noun: SendNoun, ids: string[]): Promise<PreparedPaper[]> =>
  (
    await sdk.client.fetch<{ papers: PreparedPaper[] }>(`/admin/crm/${noun}/print`, {
      method: "POST",
      body: { ids, prepare: true },
    })
  ).papers
