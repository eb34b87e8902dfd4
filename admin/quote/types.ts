import type { QuoteHold } from "../receivable/credit/hold-reasons"
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

/** What the sales channel has of a line's variant, and who else wants it. Nothing is reserved by a quote. */
export type LineStock = {
  available: number
  /** On its way. */
  incoming: number
  /** What the line lacks of both; null where it lacks nothing or may be ordered anyway. */
  short_by: number | null
  manage_inventory: boolean
  allow_backorder: boolean
  /** Open quotes that want it, the likeliest and biggest first. */
  other_quotes: { quote_id: string; number: string; quantity: number; probability: number }[]
  /** What all of them want × their probability. */
  other_weighted: number
}

export type QuoteItem = {
  id: string
  position: number
  /** A section is a heading, a note is a paragraph, both in `title`; neither has an amount. */
  kind?: "item" | "section" | "note"
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
  /** The buyer may tick it. */
  is_optional?: boolean
  /** Of the lines with the same group the buyer chooses one. */
  alternative_group?: string | null
  is_selected?: boolean
  /** Whether the line counts in the totals as they stand. */
  included?: boolean
  lead_time_days?: number | null
  requested_delivery_date?: string | null
  /** While it may still be won, of goods that are counted. */
  stock?: LineStock | null
  /** In a preview only: what helps to price the line. */
  last_price?: { amount: number; currency_code: string; date: string; document: string } | null
  breaks?: { min_quantity: number | null; max_quantity: number | null; amount: number }[]
  ordered_quantity?: number
  /** Left out for callers who may not see margins. */
  unit_cost?: number | null
  margin_percent?: number | null
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
  usual_days?: number | null
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
  /** Its own, else its stage's. */
  probability: number | null
  probability_override?: number | null
  weighted_total: number
  source_id?: string | null
  source_name?: string | null
  stage_entered_at?: string | null
  days_in_stage?: number | null
  is_stalled?: boolean
  last_contact_at?: string | null
  next_step?: string | null
  next_step_date?: string | null
  currency_code: string
  region_id: string
  sales_channel_id: string | null
  customer_id: string | null
  customer_name: string | null
  company_name: string | null
  email: string | null
  phone?: string | null
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
  discount_percent?: number | null
  requested_delivery_date?: string | null
  cover_text?: string | null
  deposit_percent?: number | null
  convert_on_accept?: boolean
  reminders_off?: boolean
  cc?: string[] | null
  source?: "staff" | "cart" | "lead"
  request_note?: string | null
  template_id?: string | null
  cloned_from_id?: string | null
  chosen_item_ids?: string[] | null
  approval_status?: ApprovalStatus
  /** The latest request for approval. */
  approval?: Approval | null
  /** What the rules ask approval for as the draft stands. */
  approval_reasons?: ApprovalReason[]
  /** Left out for callers who may not see margins. */
  margin?: { total: number; percent: number | null } | null
  /** Quotes like this one that the same customer has open. */
  similar?: { id: string; number: string; status: QuoteStatus; total: number; currency_code: string }[]
  stale?: Stale | null
  deposit?: { percent: number; amount: number; status: string } | null
  conversion_status?: "none" | "partial" | "full"
  order_ids?: string[]
  unanswered_messages?: number
  /** Accepted and waiting. */
  hold: QuoteHold | null
  /** Who owes for it, and what of that is late in its currency; in the queue of quotes on hold. */
  bill_to_customer_id?: string | null
  customer_overdue?: string | null
  order_id: string | null
  lost_reason_id: string | null
  decline_note: string | null
  accepted_name: string | null
  /** How the mail with the link went. */
  delivery?: { recipient: string; status: "pending" | "sent" | "failed"; error?: string; at: string } | null
  sent_at: string | null
  sent_by: string | null
  accepted_at: string | null
  declined_at: string | null
  canceled_at: string | null
  created_at: string
  updated_at: string
  items: QuoteItem[]
}

export type ApprovalStatus = "none" | "pending" | "approved" | "rejected"

/** Why a rule asks for approval: what it allows and what the quote has. */
export type ApprovalReason = {
  rule_id: string
  rule_name: string
  kind: "discount" | "margin" | "total" | "over_limit" | "days_overdue"
  limit: number | string
  value: number | string | null
  currency_code?: string | null
}

export type Approval = {
  id: string
  version?: number
  status: "pending" | "approved" | "rejected" | "withdrawn"
  reasons: ApprovalReason[]
  /** Null: anyone who may approve. */
  approver_ids: string[] | null
  /** Whether it waits for who asked the API. */
  may_decide?: boolean
  requested_by: string | null
  requested_at: string
  note: string | null
  decided_by: string | null
  decided_at: string | null
  decision_note: string | null
}

/** What changed in the store since the offer was sent. */
export type Stale = {
  changes: {
    item_id: string | null
    title: string
    kind: "price" | "promotion" | "gone"
    was: number | string | null
    now: number | string | null
  }[]
  tax_changed: boolean
  honored: boolean
}

export type LostReason = { id: string; name: string; code: string | null; is_active?: boolean }
