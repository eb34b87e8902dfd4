import { Priority, RuleSettings } from "../types"

/** What a rule is about, so that an event of it is looked into. */
export type Subject = "crm_quote" | "crm_invoice" | "crm_warranty" | "crm_warranty_claim" | "order" | "customer"

/** A rule as it ships: its subject and what holds until the store says otherwise. */
export type RuleDefinition = {
  key: string
  subject: Subject
  is_on: boolean
  /** What is counted, and the least of it. */
  days: number
  least_days?: number
  kind: string
  priority: Priority
  settings: RuleSettings
  /** Words that a setting may be, by its name. */
  choices?: Record<string, readonly string[]>
  /** Offers something: who did not agree to that is left alone. */
  is_marketing?: true
}

/** Days in which an order of a customer counts as come of a follow-up, where its rule does not say. */
export const DEFAULT_REVENUE_DAYS = 30
const REVENUE_DAYS = { revenue_days: DEFAULT_REVENUE_DAYS }
const QUOTED_OR_ALL = { of: ["quoted", "all"] } as const

/** The rules that ship, with defaults for a store that set nothing up. */
export const SHIPPED_RULES: readonly RuleDefinition[] = [
  { key: "quote_silent", subject: "crm_quote", is_on: true, days: 5, least_days: 1, kind: "reminder", priority: "normal", settings: REVENUE_DAYS },
  { key: "quote_expiring", subject: "crm_quote", is_on: true, days: 3, kind: "extend", priority: "normal", settings: REVENUE_DAYS },
  { key: "quote_question", subject: "crm_quote", is_on: true, days: 0, kind: "answer", priority: "high", settings: REVENUE_DAYS },
  { key: "quote_on_hold", subject: "crm_quote", is_on: true, days: 0, kind: "hold", priority: "high", settings: REVENUE_DAYS },
  { key: "order_without_date", subject: "order", is_on: true, days: 2, kind: "delivery", priority: "normal", settings: { of: "quoted", ...REVENUE_DAYS }, choices: QUOTED_OR_ALL },
  { key: "order_date_changed", subject: "order", is_on: true, days: 0, kind: "delivery", priority: "high", settings: REVENUE_DAYS },
  { key: "address_to_confirm", subject: "order", is_on: true, days: 2, kind: "address", priority: "normal", settings: REVENUE_DAYS },
  { key: "after_sales", subject: "order", is_on: true, days: 14, kind: "after_sales", priority: "low", settings: { of: "quoted", ...REVENUE_DAYS }, choices: QUOTED_OR_ALL },
  { key: "win_back", subject: "customer", is_on: true, days: 180, least_days: 7, kind: "win_back", priority: "normal", settings: { calls: "agreed", least_orders: 2, ...REVENUE_DAYS }, choices: { calls: ["agreed", "all"] }, is_marketing: true },
  { key: "reorder_due", subject: "customer", is_on: true, days: 3, kind: "win_back", priority: "normal", settings: { calls: "agreed", least_orders: 3, ...REVENUE_DAYS }, choices: { calls: ["agreed", "all"] }, is_marketing: true },
  { key: "invoice_overdue", subject: "crm_invoice", is_on: true, days: 3, least_days: 1, kind: "debt", priority: "normal", settings: REVENUE_DAYS },
  { key: "promise_due", subject: "crm_invoice", is_on: true, days: 0, kind: "promise", priority: "normal", settings: REVENUE_DAYS },
  { key: "promise_broken", subject: "crm_invoice", is_on: true, days: 0, kind: "promise", priority: "high", settings: REVENUE_DAYS },
  { key: "dispute_open", subject: "crm_invoice", is_on: true, days: 5, kind: "dispute", priority: "high", settings: REVENUE_DAYS },
  { key: "warranty_expiring", subject: "crm_warranty", is_on: true, days: 30, least_days: 1, kind: "extend", priority: "normal", settings: { calls: "agreed", of: "commercial", ...REVENUE_DAYS }, choices: { calls: ["agreed", "all"], of: ["commercial", "all"] }, is_marketing: true },
  { key: "customer_new", subject: "customer", is_on: true, days: 0, kind: "welcome", priority: "low", settings: { of: "business", ...REVENUE_DAYS }, choices: { of: ["business", "accounts", "all"] } },
  { key: "claim_waiting", subject: "crm_warranty_claim", is_on: true, days: 2, least_days: 1, kind: "task", priority: "high", settings: REVENUE_DAYS },
  { key: "claim_answer_due", subject: "crm_warranty_claim", is_on: true, days: 0, kind: "task", priority: "high", settings: { hours: 4, ...REVENUE_DAYS } },
] // prettier-ignore

/** Keys of those that offer something. */
export const MARKETING_RULES = SHIPPED_RULES.filter(({ is_marketing }) => is_marketing).map(({ key }) => key)
