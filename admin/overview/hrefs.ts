import { listHref } from "../shared/list-href"
import { BucketKey } from "./queries"

/** The quotes that may still be won, of one currency, and of one stage or customer. */
export const pipelineHref = (currency: string, more: { stage_id?: string; customer_id?: string } = {}): string =>
  listHref("/crm/quotes", {
    view: "pipeline",
    currency_code: [currency],
    ...(more.stage_id ? { stage_id: [more.stage_id] } : {}),
    ...(more.customer_id ? { customer_id: more.customer_id } : {}),
  })

/** What is still to be paid, of one currency, by age and customer. */
export const openHref = (
  currency: string,
  more: { bucket?: BucketKey | "overdue"; customer_id?: string } = {}
): string => {
  const query = new URLSearchParams({ tab: "open", currency, ...more })
  return `/crm/receivables?${query.toString()}`
}

/** A tab of the receivables page. */
export const receivablesHref = (tab: string, currency?: string): string =>
  `/crm/receivables?${new URLSearchParams({ tab, ...(currency ? { currency } : {}) }).toString()}`
