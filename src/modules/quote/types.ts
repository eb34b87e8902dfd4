import { InferTypeOf } from "@medusajs/framework/types"

import { AmountInput } from "../../shared/money"
import { LostReason } from "./models/lost-reason"
import { Pipeline } from "./models/pipeline"
import { Quote } from "./models/quote"
import { QuoteApproval } from "./models/quote-approval"
import { QuoteApprovalRule } from "./models/quote-approval-rule"
import { QuoteAttachment } from "./models/quote-attachment"
import { QuoteConversion } from "./models/quote-conversion"
import { QuoteConversionItem } from "./models/quote-conversion-item"
import { QuoteDeposit } from "./models/quote-deposit"
import { QuoteHistory } from "./models/quote-history"
import { QuoteItem } from "./models/quote-item"
import { QuoteMessage } from "./models/quote-message"
import { QuoteMove } from "./models/quote-move"
import { QuoteTemplate } from "./models/quote-template"
import { QuoteToken } from "./models/quote-token"
import { QuoteVersion } from "./models/quote-version"
import { SalesTarget } from "./models/sales-target"
import { Source } from "./models/source"
import { Stage } from "./models/stage"
import { TaxLine } from "./rules/totals"
import { TermsOf } from "../../shared/payment-terms"

export type QuoteRow = InferTypeOf<typeof Quote>
export type QuoteItemRow = InferTypeOf<typeof QuoteItem>
export type QuoteVersionRow = InferTypeOf<typeof QuoteVersion>
export type QuoteTokenRow = InferTypeOf<typeof QuoteToken>
export type QuoteConversionRow = InferTypeOf<typeof QuoteConversion>
export type QuoteConversionItemRow = InferTypeOf<typeof QuoteConversionItem>
export type QuoteMessageRow = InferTypeOf<typeof QuoteMessage>
export type QuoteTemplateRow = InferTypeOf<typeof QuoteTemplate>
export type QuoteApprovalRuleRow = InferTypeOf<typeof QuoteApprovalRule>
export type QuoteApprovalRow = InferTypeOf<typeof QuoteApproval>
export type QuoteAttachmentRow = InferTypeOf<typeof QuoteAttachment>
export type QuoteDepositRow = InferTypeOf<typeof QuoteDeposit>
export type QuoteHistoryRow = InferTypeOf<typeof QuoteHistory>
export type QuoteMoveRow = InferTypeOf<typeof QuoteMove>
export type PipelineRow = InferTypeOf<typeof Pipeline>
export type StageRow = InferTypeOf<typeof Stage>
export type LostReasonRow = InferTypeOf<typeof LostReason>
export type SalesTargetRow = InferTypeOf<typeof SalesTarget>
export type SourceRow = InferTypeOf<typeof Source>

/** An address as the host's orders keep it. */
export type QuoteAddress = {
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

export type QuoteShipping = {
  name: string
  amount: AmountInput
  shipping_option_id?: string | null
  is_tax_inclusive: boolean
  tax_lines: TaxLine[]
}

/** `percent` of the total is due `days` after issue; the percentages add up to 100. */
export type PaymentTerms = TermsOf<number>

/** A line as priced by the host; `id` is that of the line it replaces, when there is one. */
export type PricedItem = {
  id?: string
  variant_id: string | null
  product_id: string | null
  sku: string | null
  title: string
  subtitle: string | null
  thumbnail: string | null
  quantity: AmountInput
  unit_price: AmountInput
  list_price: AmountInput | null
  discount_percent: AmountInput
  is_tax_inclusive: boolean
  is_custom_price: boolean
  /** A section is a heading and a note a paragraph, in `title`; neither has an amount. */
  kind: "item" | "section" | "note"
  is_optional: boolean
  /** Lines of one group are alternatives, of which the buyer takes one. */
  alternative_group: string | null
  /** Whether an option or alternative counts until the buyer decides. */
  is_selected: boolean
  lead_time_days: number | null
  requested_delivery_date: string | null
  /** What one piece costs the store, in the quote's currency. */
  unit_cost: AmountInput | null
  /** The same as the catalogue has it. */
  list_cost: AmountInput | null
  note: string | null
  tax_lines: TaxLine[]
}

/** What a draft says: everything a person or the host decided about the offer, without numbers and totals. */
export type QuoteContent = {
  title: string | null
  customer_id: string | null
  email: string
  customer_name: string | null
  company_name: string | null
  phone?: string | null
  customer_kind: "business" | "consumer"
  bill_to_customer_id: string | null
  owner_id: string | null
  locale: string
  purchase_order_number: string | null
  currency_code: string
  region_id: string
  sales_channel_id: string | null
  shipping_address: QuoteAddress | null
  billing_address: QuoteAddress | null
  shipping_methods: QuoteShipping[]
  payment_terms: PaymentTerms
  terms: string | null
  cover_text: string | null
  note: string | null
  /** Percent off every line, after the line's own discount. */
  discount_percent: AmountInput
  /** Percent of the total asked when accepting. */
  deposit_percent: AmountInput | null
  requested_delivery_date: string | null
  convert_on_accept: boolean
  reminders_off: boolean
  cc: string[] | null
  valid_until: string | null
  expected_close_date: string | null
  stage_id?: string
  probability?: number | null
  source_id?: string | null
  next_step?: string | null
  next_step_date?: string | null
  /** Where it came from; said once, at creation. */
  origin?: {
    source?: "staff" | "cart" | "lead"
    cart_id?: string | null
    request_note?: string | null
    template_id?: string | null
    cloned_from_id?: string | null
  }
  items: PricedItem[]
}

/** What may change whatever the status: where the seller believes the deal stands. */
export type DealChange = Partial<
  Pick<
    QuoteContent,
    | "stage_id"
    | "probability"
    | "owner_id"
    | "expected_close_date"
    | "source_id"
    | "next_step"
    | "next_step_date"
    | "note"
    | "convert_on_accept"
    | "reminders_off"
    | "cc"
  >
>

/** What a rep says about the mail of an offer; what is left out is the quote's own. */
export type MailOptions = { to?: string; cc?: string[]; subject?: string; message?: string }

/**
 * How the mail with the link goes. `pending` is written with the act that sends, so that a crash before the mail leaves a trace, and
 * says all that is needed to send it.
 */
export type QuoteDelivery = {
  /** Which sending it is about: a later one is not overwritten by the news of an earlier. */
  key: string
  recipient: string
  status: "pending" | "sent" | "failed"
  /** When it got this status. */
  at: string
  error?: string
  /** Only while it is pending. */
  options?: MailOptions
  base_url?: string
}

/** The offer as the buyer saw it, kept with the sent version. */
export type QuoteSnapshot = {
  quote: Record<string, unknown>
  items: Record<string, unknown>[]
  /** Both sides by name, address and tax id, as they were then. */
  parties?: QuoteParties
}

export type QuoteParties = { seller: Record<string, unknown>; buyer: Record<string, unknown> }

export type QuoteWithItems = QuoteRow & { items: QuoteItemRow[] }

/** What the buyer's side learns from a live link. */
export type OpenedQuote = {
  quote_id: string
  token_id: string
  version: number
  quote: QuoteRow
  /** The version's row: its last day, which may have been moved, and what was decided on it. */
  sent: QuoteVersionRow
  snapshot: QuoteSnapshot
}
