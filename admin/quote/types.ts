import { PaymentTerms } from "./rules/payment-terms"

/** What the screens read of `/admin/crm/quotes`. Amounts are major units of `currency_code`. */
export type QuoteStatus = "draft" | "sent" | "accepted" | "declined" | "expired" | "canceled"

export type Address = {
  id?: string
  first_name?: string | null
  last_name?: string | null
  company?: string | null
  address_1?: string | null
  address_2?: string | null
  city?: string | null
  province?: string | null
  postal_code?: string | null
  country_code?: string | null
  phone?: string | null
}

export type TaxLine = { rate: number; code?: string | null; name?: string | null; base?: number; amount?: number }

export type QuoteItem = {
  id: string
  position: number
  variant_id: string | null
  product_id: string | null
  sku: string | null
  title: string
  subtitle: string | null
  thumbnail: string | null
  quantity: number
  unit_price: number
  list_price: number | null
  discount_percent: number | null
  is_custom_price: boolean
  is_tax_inclusive?: boolean
  tax_lines: TaxLine[] | null
  subtotal: number
  discount_total: number
  tax_total: number
  total: number
  note: string | null
}

export type QuoteTotals = {
  subtotal: number
  discount_total: number
  shipping_total: number
  tax_total: number
  rounding_total: number
  total: number
  tax_lines?: TaxLine[] | null
}

export type ShippingMethod = { name: string; amount: number; shipping_option_id?: string | null }

export type Stage = {
  id: string
  name: string
  code: string
  position: number
  probability: number
  forecast_category?: string | null
  pipeline_id?: string
}

export type Quote = QuoteTotals & {
  id: string
  number: string
  version: number
  revision?: number
  status: QuoteStatus
  title: string | null
  stage: Stage | null
  stage_id: string | null
  probability: number | null
  weighted_total: number
  currency_code: string
  region_id: string
  sales_channel_id: string | null
  customer_id: string | null
  customer_name: string | null
  company_name: string | null
  email: string | null
  owner_id: string | null
  locale: string | null
  purchase_order_number: string | null
  valid_until: string | null
  expected_close_date: string | null
  shipping_address: Address | null
  billing_address: Address | null
  shipping_methods: ShippingMethod[] | null
  payment_terms: PaymentTerms | null
  terms: string | null
  note: string | null
  prices_include_tax?: boolean
  opened_count?: number
  last_opened_at?: string | null
  hold: { reasons: string[]; since: string } | null
  order_id: string | null
  lost_reason_id: string | null
  decline_note: string | null
  accepted_name: string | null
  /** How the mail with the link went. */
  delivery?: { recipient: string; status: "sent" | "failed"; error?: string; at: string } | null
  sent_at: string | null
  sent_by: string | null
  accepted_at: string | null
  declined_at: string | null
  canceled_at: string | null
  created_at: string
  updated_at: string
  items: QuoteItem[]
}

export type LostReason = { id: string; name: string; code: string }

export type HistoryEntry = {
  id: string
  act: string
  changes: Record<string, [unknown, unknown]> | null
  note: string | null
  actor_id: string | null
  actor_type: string | null
  created_at: string
}
