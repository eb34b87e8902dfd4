import { listHref } from "../shared/list-href"
import { Narrowing } from "../shared/narrowing"
import { BucketKey } from "./queries"

/** What narrows a list of quotes, as its table writes it. */
const listed = (narrowing: Narrowing): Record<string, string[]> =>
  Object.fromEntries(Object.entries(narrowing).flatMap(([name, value]) => (value ? [[name, [value]]] : [])))

/** The quotes that may still be won, of one currency, and of one stage or customer. */
export const pipelineHref = (
  currency: string,
  more: { stage_id?: string; customer_id?: string } = {},
  narrowing: Narrowing = {}
): string =>
  listHref("/crm/quotes", {
    view: "pipeline",
    currency_code: [currency],
    ...(more.stage_id ? { stage_id: [more.stage_id] } : {}),
    ...(more.customer_id ? { customer_id: more.customer_id } : {}),
    ...listed(narrowing),
  })

/** Quotes of one currency with a status, decided or ending in a range of days. */
export const quotesHref = (
  currency: string,
  { status, view, days }: { status?: string; view?: string; days?: [name: string, from: string, to: string] },
  narrowing: Narrowing = {}
): string => {
  const href = listHref("/crm/quotes", {
    view,
    status: status ? [status] : undefined,
    currency_code: [currency],
    ...listed(narrowing),
  })
  const [name, from, to] = days ?? []
  return name ? `${href}&${name}=${encodeURIComponent(JSON.stringify({ $gte: from, $lte: to }))}` : href
}

/** What is still to be paid, of one currency, by age, due day and customer. */
export const openHref = (
  currency: string,
  more: { bucket?: BucketKey | "overdue"; customer_id?: string; due_from?: string; due_to?: string } = {},
  narrowing: Narrowing = {}
): string => receivablesHref("open", currency, { ...more, ...narrowing })

/** A tab of the receivables page. */
export const receivablesHref = (
  tab: string,
  currency?: string,
  more: Record<string, string | undefined> = {}
): string => {
  const query = new URLSearchParams({ tab, ...(currency ? { currency } : {}) })
  Object.entries(more).forEach(([name, value]) => (value ? query.set(name, value) : undefined))
  return `/crm/receivables?${query.toString()}`
}
