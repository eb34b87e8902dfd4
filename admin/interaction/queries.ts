import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"

import type { HistoryEntry } from "../shared/history-section"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"
import { TIMELINE_GROUPS, TimelineGroup } from "./rules/timeline-groups"

export const CHANNELS = ["call", "email", "meeting", "visit", "chat", "note"] as const
export type Channel = (typeof CHANNELS)[number]
export type Direction = "inbound" | "outbound"

export type Reference = { reference: string; reference_id: string; number: string | null }

export type Attachment = { id: string; filename: string; mime_type: string; size: number }

export type Interaction = {
  id: string
  customer_id: string | null
  channel: Channel
  direction: Direction | null
  occurred_at: string
  duration_minutes: number | null
  subject: string | null
  outcome: string | null
  text: string | null
  source: string
  address: string | null
  contacts: { id: string; name: string; email: string | null }[]
  references: Reference[]
  attachments: Attachment[]
  can_edit: boolean
}

/** One event of a timeline; amounts in major units of `currency_code`. */
export type TimelineEntry = {
  id: string
  kind: string
  act: string
  occurred_at: string
  reference: string
  reference_id: string
  number: string | null
  title: string | null
  note: string | null
  amount: number | null
  currency_code: string | null
  order_id: string | null
  actor_id: string | null
  actor_type: string | null
  direction: Direction | null
  duration_minutes: number | null
  outcome: string | null
  text: string | null
  source: string | null
  address: string | null
  contact_ids: string[] | null
  edited_at: string | null
  references: Reference[] | null
  attachment_count: number | null
}

const PAGE = 25

type Page = { timeline: TimelineEntry[]; next_cursor: string | null }

/** @param path - of the customer or the order in the API */
export const timelineQuery = (path: string, groups: TimelineGroup[], limit = PAGE) => {
  const kind = groups.flatMap((group) => TIMELINE_GROUPS[group] as readonly string[]).join(",") || undefined
  return infiniteQueryOptions({
    queryKey: crmKeys.interactions.list({ path, kind, limit }),
    queryFn: ({ pageParam }) =>
      sdk.client.fetch<Page>(`${path}/timeline`, { query: { kind, limit, cursor: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next_cursor,
  })
}

export const interactionQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.interactions.detail(id),
    queryFn: () => sdk.client.fetch<{ interaction: Interaction }>(`/admin/crm/interactions/${id}`),
    select: (answer) => answer.interaction,
  })

export const interactionHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: [...crmKeys.interactions.detail(id), "history"],
    queryFn: () => sdk.client.fetch<{ history: HistoryEntry[] }>(`/admin/crm/interactions/${id}/history`),
    select: (answer) => answer.history,
  })

const NEWEST = 10

/** The newest interactions about a record. */
export const interactionsAboutQuery = (about: { reference: string; reference_id: string }) =>
  queryOptions({
    queryKey: crmKeys.interactions.list(about),
    queryFn: () =>
      sdk.client.fetch<{ interactions: Interaction[]; count: number }>("/admin/crm/interactions", {
        query: { ...about, limit: NEWEST },
      }),
  })

/** Mail that came in and is nobody's yet, the newest first. */
export const trayQuery = () =>
  queryOptions({
    queryKey: crmKeys.interactions.list({ unmatched: true }),
    queryFn: () =>
      sdk.client.fetch<{ interactions: Interaction[]; count: number }>("/admin/crm/interactions", {
        query: { unmatched: true, limit: NEWEST },
      }),
  })

export type Contact = {
  /** Null: known to the customer's account only, for its invoices. */
  id: string | null
  name: string
  role: string | null
  email: string | null
  phone: string | null
  locale: "en" | "pt-BR" | null
  receives_quotes: boolean
  receives_invoices: boolean
  receives_dunning: boolean
}

export const contactsQuery = (customerId: string | null | undefined) =>
  queryOptions({
    queryKey: crmKeys.customers.part(customerId ?? "", "contacts"),
    queryFn: () => sdk.client.fetch<{ contacts: Contact[] }>(`/admin/crm/customers/${customerId}/contacts`),
    select: (answer) => answer.contacts,
    enabled: Boolean(customerId),
  })

export const MARKETING = ["none", "granted", "soft_opt_in", "withdrawn"] as const
export type Marketing = (typeof MARKETING)[number]

/** What somebody at a customer agreed to being sent. */
export type Consent = {
  contact: string
  do_not_contact: boolean
  marketing: Marketing
  source: string | null
  said_at: string | null
}

export const consentsQuery = (customerId: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(customerId, "consents"),
    queryFn: () => sdk.client.fetch<{ consents: Consent[] }>(`/admin/crm/customers/${customerId}/consents`),
    select: (answer) => answer.consents,
  })

/** The page of a customer. */
export const customerHref = (customerId: string): string => `/crm/customers/${customerId}`

const PAGES: Record<string, string> = {
  crm_quote: "/crm/quotes",
  crm_invoice: "/crm/receivables/invoices",
  crm_credit_note: "/crm/receivables/credit-notes",
  crm_receipt: "/crm/receivables/receipts",
  crm_warranty: "/crm/warranties",
  crm_warranty_claim: "/crm/warranty-claims",
  order: "/orders",
}

/** The page of a record, where it has one. */
export const referenceHref = ({
  reference,
  reference_id,
}: Pick<Reference, "reference" | "reference_id">): string | null =>
  PAGES[reference] ? `${PAGES[reference]}/${reference_id}` : null
