import { AnswerConfig } from "../../../shared"

/** Facts read from the day, the stage and the amounts when asked; never stored. */
const DERIVED = [
  "stage",
  "weighted_total",
  "items",
  "opened_count",
  "last_opened_at",
  "days_to_expiry",
  "order_ids",
  "conversion_status",
  "margin",
  "approval",
  "approval_reasons",
  "similar",
  "stale",
  "deposit",
  "source_name",
  "days_in_stage",
  "is_stalled",
  "probability_override",
  "stage_probability",
]

const COLUMNS = [
  "id", "number", "version", "status", "title", "customer_id", "email", "customer_name", "company_name", "phone", "customer_kind",
  "bill_to_customer_id", "owner_id", "locale", "purchase_order_number", "currency_code", "region_id", "sales_channel_id", "shipping_address",
  "billing_address", "shipping_methods", "payment_terms", "terms", "cover_text", "note", "discount_percent",
  "deposit_percent", "requested_delivery_date", "convert_on_accept", "reminders_off", "cc", "source", "cart_id", "request_note", "template_id",
  "cloned_from_id", "chosen_item_ids", "approval_status", "honored", "unanswered_messages", "pipeline_id", "stage_id", "probability", "valid_until",
  "source_id", "stage_entered_at", "last_contact_at", "next_step", "next_step_date", "lost_reason_name",
  "expected_close_date", "subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total", "net_total", "tax_lines", "hold",
  "order_id", "lost_reason_id", "decline_note", "accepted_name", "accept_note", "delivery", "revision", "sent_at", "sent_by", "accepted_at",
  "accepted_by", "declined_at", "declined_by", "canceled_at", "canceled_by", "converted_at", "decided_date", "created_at", "updated_at",
] // prettier-ignore

export const quoteAnswer: AnswerConfig = { entity: "crm_quote", defaults: [...COLUMNS, ...DERIVED] }

/** What a list leaves out unless it is asked for, as the host's lists do: a page of quotes may have thousands of lines. */
export const LINES = ["items", "margin"]

/** A list of them. */
export const quoteListAnswer: AnswerConfig = {
  entity: "crm_quote",
  defaults: quoteAnswer.defaults.filter((field) => !LINES.includes(field)),
  allowed: LINES,
}
