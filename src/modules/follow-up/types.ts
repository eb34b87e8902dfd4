import { InferTypeOf } from "@medusajs/framework/types"

import { Day } from "../../shared/days"
import { FollowUp } from "./models/follow-up"
import { FollowUpPreference } from "./models/follow-up-preference"
import { FollowUpRule } from "./models/follow-up-rule"
import { Due } from "./rules/due-moment"

export type FollowUpRow = Omit<InferTypeOf<typeof FollowUp>, "facts" | "undo" | "amount"> & {
  facts: Facts | null
  undo: Undo | null
  amount: number | null
}
export type FollowUpStatus = FollowUpRow["status"]
export type Priority = FollowUpRow["priority"]
export type PreferenceRow = InferTypeOf<typeof FollowUpPreference>

/** Plain values that make the sentence of what a rule opened. With `since_date`, `days` is counted when it is read. */
export type Facts = Record<string, unknown> & { since_date?: Day; days?: number }

/** What a rule leaves to the store. */
export type RuleRow = Omit<InferTypeOf<typeof FollowUpRule>, "settings"> & { settings: RuleSettings }
export type RuleSettings = Record<string, unknown>
export type RuleInput = Partial<
  Pick<RuleRow, "is_on" | "days" | "settings" | "assign" | "team_id" | "assignee_id" | "kind" | "priority">
>

/** Kinds that people give, and those that rules use besides. */
export const KINDS_BY_HAND = ["call", "email", "meeting", "visit", "task"] as const
export const KINDS = [
  ...KINDS_BY_HAND, "reminder", "answer", "extend", "hold", "delivery", "address", "after_sales", "win_back", "welcome", "promise",
  "dispute", "debt",
] as const // prettier-ignore
export const PRIORITIES = ["low", "normal", "high"] as const
/** What a follow-up may be about. */
export const REFERENCES = [
  "crm_quote", "crm_invoice", "crm_warranty", "crm_warranty_claim", "order", "customer",
] as const // prettier-ignore

/** A moment, what day it is then in the store, and the zone. */
export type Clock = { now: Date; today: Day; timezone: string }

/** What a person notes; names and owner were looked up before. */
export type FollowUpInput = {
  kind: string
  title: string
  note?: string | null
  due: Due
  priority?: Priority
  assignee_id: string | null
  customer_id?: string | null
  customer_name?: string | null
  owner_id?: string | null
  reference?: string | null
  reference_id?: string | null
  reference_number?: string | null
  amount?: string | null
  currency_code?: string | null
  recurrence?: string | null
  /** Zone in which it comes again. */
  timezone: string
  request_key?: string | null
}

/** Fields left out stay. */
export type FollowUpChange = Partial<Omit<FollowUpInput, "request_key">>

/** How the last act is taken back. */
export type Undo = {
  act: "completed" | "canceled" | "snoozed" | "reassigned"
  before: Record<string, unknown>
  next_id?: string | null
}

/** An open follow-up that a rule in code is asked about. */
export type OpenOfRule = {
  id: string
  reference: string
  reference_id: string
  occasion: string
  customer_id: string | null
  facts: Facts | null
}

/** What a rule found, before it is opened. */
export type Candidate = {
  reference: string
  reference_id: string
  reference_number?: string | null
  occasion: string
  customer_id?: string | null
  customer_name?: string | null
  owner_id?: string | null
  /** Decimal text or number, in major units of `currency_code`. */
  amount?: string | number | null
  currency_code?: string | null
  facts?: Facts
}
