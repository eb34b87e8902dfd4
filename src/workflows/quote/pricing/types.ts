import { AmountInput } from "../../../shared/money"
import { PaymentTerms, QuoteAddress, QuoteContent } from "../../../modules/quote/types"

/** A line as a person asks for it. Without `unit_price` the host's calculated price is taken. */
export type QuoteItemInput = {
  id?: string
  variant_id?: string | null
  title?: string | null
  /** A section or a note has a title and nothing else. */
  kind?: "item" | "section" | "note"
  quantity?: AmountInput
  unit_price?: AmountInput | null
  discount_percent?: AmountInput | null
  is_optional?: boolean
  alternative_group?: string | null
  is_selected?: boolean
  lead_time_days?: number | null
  requested_delivery_date?: string | null
  unit_cost?: AmountInput | null
  note?: string | null
}

export type QuoteShippingInput = { name: string; amount: AmountInput; shipping_option_id?: string | null }

/** What a rep says of an offer; the rest comes from the host and the settings. */
export type QuoteInput = {
  customer_id?: string | null
  email?: string | null
  /** Of a buyer whom the host does not know yet; a customer's own names come from the host. */
  customer_name?: string | null
  company_name?: string | null
  phone?: string | null
  currency_code: string
  region_id: string
  sales_channel_id?: string | null
  owner_id?: string | null
  title?: string | null
  locale?: "en" | "pt-BR" | null
  purchase_order_number?: string | null
  valid_until?: string | null
  expected_close_date?: string | null
  stage_id?: string
  probability?: number | null
  source_id?: string | null
  next_step?: string | null
  next_step_date?: string | null
  payment_terms?: PaymentTerms | null
  terms?: string | null
  cover_text?: string | null
  discount_percent?: AmountInput | null
  deposit_percent?: AmountInput | null
  requested_delivery_date?: string | null
  convert_on_accept?: boolean
  reminders_off?: boolean
  cc?: string[] | null
  origin?: QuoteContent["origin"]
  note?: string | null
  shipping_address?: QuoteAddress | null
  billing_address?: QuoteAddress | null
  shipping_methods?: QuoteShippingInput[]
  items?: QuoteItemInput[]
}
