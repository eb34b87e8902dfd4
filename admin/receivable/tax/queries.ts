import { queryOptions } from "@tanstack/react-query"

import { crmKeys } from "../../shared/query-keys"
import { sdk } from "../../shared/sdk"

/** What stands between an invoice and a valid electronic one; messages in the reader's language. */
export type Wanting = { field: string; rule: string; message: string; blocking: boolean }
export type Readiness = {
  ready: boolean
  e_invoice: "on" | "possible" | "elsewhere"
  expected: boolean
  missing: Wanting[]
  warnings: Wanting[]
}

/** Documents that have an electronic form. */
export type EInvoiceNoun = "invoices" | "credit-notes"

export const readinessQuery = (noun: EInvoiceNoun, id: string, locale: string) =>
  queryOptions({
    queryKey: [...(noun === "invoices" ? crmKeys.invoices : crmKeys.creditNotes).part(id, "readiness"), locale],
    queryFn: () => sdk.client.fetch<Readiness>(`/admin/crm/${noun}/${id}/readiness`, { query: { locale } }),
  })

export type FiscalKind = "nfe" | "nfce" | "nfse" | "other"
export type FiscalDocument = {
  id: string
  kind: FiscalKind
  number: string
  series: string | null
  access_key: string | null
  issue_date: string | null
  filename: string | null
  size: number | null
}

export const fiscalDocumentsQuery = (id: string) =>
  queryOptions({
    queryKey: crmKeys.invoices.part(id, "fiscal-documents"),
    queryFn: () =>
      sdk.client.fetch<{ fiscal_documents: FiscalDocument[] }>(`/admin/crm/invoices/${id}/fiscal-documents`),
    select: (answer) => answer.fiscal_documents,
  })

export type TaxDetails = {
  customer_id: string
  customer_kind: "business" | "consumer" | null
  tax_id: string | null
  vat_id: string | null
  legal_name: string | null
  legal_address: Record<string, string | null> | null
  buyer_reference: string | null
  endpoint_scheme: string | null
  endpoint_id: string | null
}

export const taxDetailsQuery = (customerId: string) =>
  queryOptions({
    queryKey: crmKeys.customers.part(customerId, "tax-details"),
    queryFn: () => sdk.client.fetch<{ tax_details: TaxDetails }>(`/admin/crm/customers/${customerId}/tax-details`),
    select: (answer) => answer.tax_details,
    retry: false,
  })
