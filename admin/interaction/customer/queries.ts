import { queryOptions } from "@tanstack/react-query"

import { Address } from "../../quote/types"
import { PickedCustomer } from "../../shared/customer-picker"
import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

/** A customer as the host knows it. */
export type HostCustomer = PickedCustomer & {
  phone: string | null
  has_account: boolean
  created_at: string
  addresses?: (Address & { id: string; is_default_billing?: boolean; is_default_shipping?: boolean })[]
}

export const hostCustomerQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(id, "host"),
    queryFn: () =>
      sdk.client.fetch<{ customer: HostCustomer }>(`/admin/customers/${id}`, {
        query: { fields: "id,email,first_name,last_name,company_name,phone,has_account,created_at,*addresses" },
      }),
    select: (answer) => answer.customer,
  })

export type HostOrder = {
  id: string
  display_id: number
  created_at: string
  currency_code: string
  total: number
  status: string
  fulfillment_status: string
  fulfillments?: { delivered_at: string | null; canceled_at: string | null }[]
}

const SHOWN = 5

/** When the last goods of an order are promised, and the day before it was changed. */
export type PromisedDate = { order_id: string; promised_date: string; previous_date: string | null }

/** Orders with the dates promised for what is still to come. */
export const promisedDatesQuery = (order_ids: string[]) =>
  queryOptions({
    queryKey: crmKeys.deliveries.list({ order_ids }),
    queryFn: () =>
      sdk.client.fetch<{ delivery_dates: PromisedDate[] }>("/admin/crm/delivery-dates", {
        query: { order_id: order_ids.join(",") },
      }),
    enabled: order_ids.length > 0,
    select: ({ delivery_dates }) => new Map(delivery_dates.map((date) => [date.order_id, date])),
  })

/** The newest orders of customers who are one. */
export const hostOrdersQuery = (customer_id: string[]) =>
  queryOptions({
    queryKey: [...crmKeys.customers.part(customer_id[0], "orders"), customer_id],
    queryFn: () =>
      sdk.client.fetch<{ orders: HostOrder[]; count: number }>("/admin/orders", {
        query: {
          customer_id,
          limit: SHOWN,
          order: "-created_at",
          fields:
            "id,display_id,created_at,currency_code,total,status,fulfillment_status,fulfillments.delivered_at,fulfillments.canceled_at",
        },
      }),
  })

export type Erasure = { state: "running" | "files" | "done"; kept: number; next_date: string | null; erased_at: string }

type ErasureLook = {
  /** Null for who was not erased. */
  erasure: Erasure | null
  open_business: {
    reference: "crm_quote" | "crm_invoice" | "crm_receipt" | "crm_credit_note" | "crm_warranty_claim" | "order"
    id: string
    number: string
  }[]
  retention_years: number
  /** Everyone who goes: who was merged into them, and who bought with the same address. */
  customers: { id: string; name: string; email: string | null }[]
}

export const erasurePath = (id: string): string => `/admin/crm/customers/${id}/erasure`

/** Whether the customer was taken out of the records, else what is open with them. */
export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(id, "erasure"),
    queryFn: () => sdk.client.fetch<ErasureLook>(erasurePath(id)),
  })
