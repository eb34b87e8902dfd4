import { MARKETING_RULES } from "../../../src/modules/follow-up/rules/rule-definitions"
import { FollowUp } from "../queries"

/** What one click does: opens the dialog that does the thing, goes where it is done, or closes the follow-up. */
export type NextAct =
  | { act: "call" | "log_email" | "log_meeting" | "log_visit" }
  | { act: "remind" | "extend"; quote_id: string }
  | { act: "send_invoice"; invoice_id: string }
  | { act: "confirm_address"; order_id: string }
  | { act: "open" | "answer" | "release" | "set_date" | "tell_date"; to: string }
  | { act: "quote_again" }
  | { act: "done" }

/** Whether a marketing rule opened it about somebody who agreed to offers. */
export const mayOffer = ({ rule_key, facts }: Pick<FollowUp, "rule_key" | "facts">): boolean =>
  MARKETING_RULES.includes(rule_key ?? "") && facts?.may_mail === true

type Facts = Pick<FollowUp, "kind" | "rule_key" | "reference" | "reference_id" | "customer_id">

/** Follow-ups of the delivery, by the rule that opened them. */
const DELIVERY = {
  order_without_date: "set_date",
  order_date_changed: "tell_date",
} as const

const TALKS = { call: "call", email: "log_email", meeting: "log_meeting", visit: "log_visit" } as const

/** The one act that a follow-up asks for. Without a record to act on, it is talked about, or done. */
export function nextAct(followUp: Facts): NextAct {
  const { kind, rule_key, reference, reference_id: record, customer_id } = followUp
  const talk: NextAct = customer_id || record ? { act: "call" } : { act: "done" }
  if (reference === "crm_quote" && record) {
    const to = `/crm/quotes/${record}`
    switch (kind) {
      case "reminder":
        return { act: "remind", quote_id: record }
      case "extend":
        return { act: "extend", quote_id: record }
      case "answer":
        return { act: "answer", to }
      case "hold":
        return { act: "release", to }
    }
  }
  if (reference === "crm_invoice" && record) {
    if (kind === "debt" || kind === "reminder") {
      return { act: "send_invoice", invoice_id: record }
    }
    if (kind === "dispute") {
      return { act: "open", to: `/crm/receivables/invoices/${record}` }
    }
  }
  if (reference === "crm_warranty_claim" && record && rule_key) {
    return { act: "open", to: `/crm/warranty-claims/${record}` }
  }
  if (reference === "order" && record && rule_key === "address_to_confirm") {
    return { act: "confirm_address", order_id: record }
  }
  if (reference === "order" && record && rule_key && rule_key in DELIVERY) {
    return { act: DELIVERY[rule_key as keyof typeof DELIVERY], to: `/orders/${record}` }
  }
  if (kind === "win_back" && customer_id) {
    return { act: "quote_again" }
  }
  if (kind === "task") {
    return { act: "done" }
  }
  return kind in TALKS && talk.act === "call" ? { act: TALKS[kind as keyof typeof TALKS] } : talk
}
