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

/** Every mail about a document, newest first. */
export const documentMailsQuery = (noun: SendNoun, id: string) =>
  queryOptions({
    queryKey: KEYS[noun].part(id, "mails"),
    queryFn: () => sdk.client.fetch<{ mails: DocumentMail[] }>(`${pathOf(noun, id)}/mails`, { query: { limit: 200 } }),
    select: (answer) => answer.mails,
  })

/** The mail as it would leave with these options; nothing is sent or stored. */
export const sendPreviewQuery = (noun: SendNoun, id: string, options: SendOptions) =>
  queryOptions({
    queryKey: [...KEYS[noun].part(id, "send-preview"), options],
    queryFn: () => sdk.client.fetch<MailPreview>(`${pathOf(noun, id)}/send-preview`, { method: "POST", body: options }),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const sendDocument = (noun: SendNoun, id: string, options: SendOptions) =>
  sdk.client.fetch<{ mail: Delivery }>(`${pathOf(noun, id)}/send`, { method: "POST", body: options })
