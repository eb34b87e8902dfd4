import { queryOptions } from "@tanstack/react-query"

import { Address } from "../quote/types"
import { HistoryEntry } from "../shared/history-section"
import { MailPreview } from "../shared/mails"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

export type DeliveryLine = {
  line_id: string
  title: string
  quantity: number
  fulfilled: number
  delivered: number
  /** Whether something of it is still to come. */
  is_open: boolean
  promised_date: string | null
  previous_date: string | null
  source: "fulfilment" | "hand" | null
  told_date: string | null
  /** Whether the customer knows less than the house. */
  is_untold: boolean
  history: { promised_date: string | null; at: string; by: string; note: string | null }[]
}

export type Notice = {
  id: string
  kind: "dated" | "changed" | "undated"
  date: string | null
  at: string
  to: string
  answer: "fine" | "call" | "text" | null
  answer_text: string | null
  answered_at: string | null
  mail: { state: string; error: string | null } | null
}

export type AddressCheck = {
  state: "none" | "asked" | "confirmed" | "corrected" | "accepted" | "rejected" | "withdrawn"
  round: number
  recipient: string | null
  asked_at: string | null
  answered_at: string | null
  current_address: Address | null
  proposed_address: Address | null
  proposed_note: string | null
  proposal_no: number
  decided_at: string | null
  decided_note: string | null
}

export type Delivery = {
  order_id: string
  lines: DeliveryLine[]
  told: Notice[]
  address: AddressCheck
  email: string | null
  is_canceled: boolean
  shipped_at: string | null
  is_packed: boolean
}

/** How a mail went. */
export type MailOutcome = { status: "sent" | "failed" | "held"; recipient: string; error?: string } | null

const pathOf = (order_id: string): string => `/admin/crm/orders/${order_id}`

/** The routes under one order. */
export const deliveryPaths = (order_id: string) => ({
  dates: `${pathOf(order_id)}/delivery`,
  tell: `${pathOf(order_id)}/delivery/tell`,
  tellPreview: `${pathOf(order_id)}/delivery/tell-preview`,
  ask: `${pathOf(order_id)}/address-confirmation`,
  askPreview: `${pathOf(order_id)}/address-confirmation/preview`,
  accept: `${pathOf(order_id)}/address-confirmation/accept`,
  reject: `${pathOf(order_id)}/address-confirmation/reject`,
})

export const deliveryQuery = (order_id: string) =>
  queryOptions({
    queryKey: crmKeys.deliveries.detail(order_id),
    queryFn: () => sdk.client.fetch<{ delivery: Delivery }>(`${pathOf(order_id)}/delivery`),
    select: ({ delivery }) => delivery,
  })

export const deliveryHistoryQuery = (order_id: string) =>
  queryOptions({
    queryKey: crmKeys.deliveries.part(order_id, "history"),
    queryFn: () => sdk.client.fetch<{ history: DeliveryAct[] }>(`${pathOf(order_id)}/delivery/history`),
    select: ({ history }) => history,
  })

export type DeliveryAct = HistoryEntry & { line_id: string | null; promised_date: string | null; source: string | null }

/** The mail as it would leave with these words. */
export const mailPreviewQuery = (order_id: string, path: string, options: { to?: string; message?: string }) =>
  queryOptions({
    queryKey: [...crmKeys.deliveries.part(order_id, "preview"), path, options],
    queryFn: () => sdk.client.fetch<MailPreview>(path, { method: "POST", body: options }),
    retry: false,
  })
