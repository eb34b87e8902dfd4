import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { DocumentMail, MailPreview } from "../../shared/mails"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { QUOTES_PATH } from "../queries"
import { QuoteMessage } from "../rules/threads"
import { ApprovalReason, Approval, Quote, QuoteItem } from "../types"

/** More than any quote has. */
const ALL = { limit: 200 }

/** One part of a quote, at `/admin/crm/quotes/:id/<path>`. */
const part = <Answer extends object, Value>(
  id: string,
  path: string,
  select: (answer: Answer) => Value,
  query: object = {}
) =>
  queryOptions({
    queryKey: crmKeys.quotes.part(id, path),
    queryFn: () => sdk.client.fetch<Answer>(`${QUOTES_PATH}/${id}/${path}`, { query }),
    select,
  })

/** What buyer and staff wrote; asked again every half minute, so that a question shows on an open page. */
export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.quotes.part(id, "messages"),
    queryFn: () => sdk.client.fetch<{ messages: QuoteMessage[] }>(`${QUOTES_PATH}/${id}/messages`, { query: ALL }),
    select: (answer) => answer.messages,
    refetchInterval: 30_000,
  })

export type Conversion = {
  id: string
  state: "claimed" | "done" | "undone" | "canceled"
  order_id: string
  order_display_id?: number | null
  total: number | null
  currency_code?: string
  with_shipping?: boolean
  created_at: string
  finished_at?: string | null
  canceled_at?: string | null
  items: { item_id: string; title: string; quantity: number }[]
}

export const conversionsQuery = (id: string) =>
  part(id, "conversions", (answer: { conversions: Conversion[] }) => answer.conversions, ALL)

export type QuoteAttachment = {
  id: string
  filename: string
  mime_type: string
  size: number
  for_buyer: boolean
  uploaded_by: string | null
  created_at: string
}

export const attachmentsQuery = (id: string) =>
  part(id, "attachments", (answer: { attachments: QuoteAttachment[] }) => answer.attachments)

export const mailsQuery = (id: string) => part(id, "mails", (answer: { mails: DocumentMail[] }) => answer.mails, ALL)

export const approvalsQuery = (id: string) =>
  part(id, "approvals", (answer: { approvals: Approval[] }) => answer.approvals)

/** The offer as a version said it. Amounts are decimal text. */
export type Snapshot = { quote: Partial<Quote> & Record<string, unknown>; items: QuoteItem[] }

export const versionQuery = (id: string, version: number) =>
  part(
    id,
    `versions/${version}`,
    (answer: { version: { snapshot: Snapshot; decided_item_ids: string[] | null } }) => answer.version
  )

export type Change = "added" | "removed" | "changed" | "same"

export type Comparison = {
  fields: { field: string; from: unknown; to: unknown }[]
  items: { key: string; change: Change; from: QuoteItem | null; to: QuoteItem | null; fields: string[] }[]
}

export const compareQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: [...crmKeys.quotes.part(id, "compare"), from, to],
    queryFn: () => sdk.client.fetch<Comparison>(`${QUOTES_PATH}/${id}/versions/compare`, { query: { from, to } }),
  })

export type SendOptions = {
  to?: string
  cc?: string[]
  subject?: string
  message?: string
  keep_earlier_open?: boolean
}

export type SendPreview = MailPreview & {
  approval_reasons?: ApprovalReason[]
  warnings?: string[]
}

/** The mail as it would leave with these options; nothing is sent or stored. */
export const sendPreviewQuery = (id: string, options: SendOptions) =>
  queryOptions({
    queryKey: [...crmKeys.quotes.part(id, "send-preview"), options],
    queryFn: () =>
      sdk.client.fetch<SendPreview>(`${QUOTES_PATH}/${id}/send-preview`, { method: "POST", body: options }),
    placeholderData: keepPreviousData,
    retry: false,
  })
