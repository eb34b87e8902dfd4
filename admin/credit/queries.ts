import { queryOptions } from "@tanstack/react-query"

import type { CreditDecision, CreditStep } from "../../src/shared/credit-policy"
import type { HoldReason } from "../receivable/credit/hold-reasons"
import { crmKeys } from "../shared/query-keys"
import { sdk } from "../shared/sdk"

/** What a store makes of a customer's debt at one step of a sale. */
export type CreditEffect = Omit<CreditDecision, "reasons"> & { reasons: HoldReason[] }

/** What a customer owes and may owe in one currency, beside what is being offered to them. */
export type Credit = {
  currency_code: string
  /** Who owes. */
  customer_id: string
  limit: number | null
  exposure: number
  outstanding: number
  uninvoiced_orders: number
  unallocated: number
  committed: number
  overdue: number
  oldest_overdue_days: number | null
  payment_delay_days: number | null
  /** Whose usual delay that is. */
  payment_delay_source: "customer" | "store"
  other_quotes_weighted: number
  other_quotes_count: number
  headroom: number | null
  this_quote: number
  deposit_paid: number
  headroom_after: number | null
  on_hold: boolean
  steps: Record<CreditStep, CreditEffect>
}

export type CreditQuestion = {
  customer_id: string
  currency_code: string
  quote_id?: string
  /** What the quote comes to while it is being written. */
  amount?: number | string
}

/** The figures stay while the next ones are on their way, unless they are another customer's. */
export const creditQuery = ({ customer_id, ...query }: CreditQuestion) =>
  queryOptions({
    queryKey: [...crmKeys.customers.part(customer_id, "credit"), query],
    queryFn: () => sdk.client.fetch<{ credit: Credit }>(`/admin/crm/customers/${customer_id}/credit`, { query }),
    select: (answer) => answer.credit,
    placeholderData: (before, query_) => (query_?.queryKey[3] === customer_id ? before : undefined),
    // What is owed changes by what others do; the dashboard would keep it for a minute and a half.
    staleTime: 0,
    retry: false,
  })
