import { keepPreviousData, queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"
import { ListParams, Sum } from "../queries"

export type OrderToInvoice = {
  id: string
  order_id: string
  display_id: string
  customer_name: string | null
  currency_code: string
  delivered_date: string | null
  total: number
  to_invoice_quantity: number
  to_invoice_total: number
}

type ToInvoice = { orders: OrderToInvoice[]; count: number; totals: Sum[] }

export const fetchToInvoice = (query: ListParams): Promise<ToInvoice> =>
  sdk.client.fetch<ToInvoice>("/admin/crm/orders/to-invoice", { query })

export const toInvoiceQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.orders.list({ ...params, to_invoice: true }),
    queryFn: () => fetchToInvoice(params),
    placeholderData: keepPreviousData,
  })

export type DeliveredResult = {
  order_id: string
  display_id: string | null
  state: "planned" | "made" | "nothing" | "refused" | "stopped" | "failed"
  message?: string
  invoice_id?: string
  number?: string | null
  total?: number
  currency_code?: string
}

export const invoiceDelivered = (
  order_ids: string[],
  dry_run: boolean,
  signal?: AbortSignal
): Promise<DeliveredResult[]> =>
  sdk.client
    .fetch<{ results: DeliveredResult[] }>("/admin/crm/orders/to-invoice", {
      method: "POST",
      body: { order_ids, dry_run },
      signal,
    })
    .then(({ results }) => results)

export type ProposalLine = {
  title: string
  quantity: number | null
  invoice_id: string | null
  invoice_number: string | null
  amount: number
}

export type Proposal = {
  id: string
  order_id: string
  order_display_id: string | null
  customer_name: string | null
  currency_code: string
  kind: "credit_note" | "invoice"
  reason: "edit" | "return" | "cancellation" | "refund"
  amount: number
  lines: ProposalLine[]
  fingerprint: string
  state: "open" | "done" | "dismissed" | "closed"
  documents: { reference: "crm_credit_note" | "crm_invoice"; id: string; number: string | null }[] | null
  created_at: string
}

export const proposalsQuery = (params: ListParams) =>
  queryOptions({
    queryKey: crmKeys.billingProposals.list(params),
    queryFn: () =>
      sdk.client.fetch<{ billing_proposals: Proposal[]; count: number; totals: Sum[] }>(
        "/admin/crm/billing-proposals",
        {
          query: params,
        }
      ),
    placeholderData: keepPreviousData,
  })

/** A line of a host order on its way to money; quantities, and what is still to be paid of it. */
export type OrderLine = {
  order_item_id: string
  kind: "item" | "shipping"
  title: string
  subtitle: string | null
  sku: string | null
  ordered: number
  delivered: number
  returned: number
  billable: number
  invoiced: number
  credited: number
  to_invoice: number
  outstanding: number
}
