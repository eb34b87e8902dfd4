import { TFunction } from "i18next"

import { formatDay } from "../../shared/format"
import { plural } from "../../shared/plural"
import { Facts, FollowUp } from "../queries"

/** What the sentences of each rule count and name; a sentence without its fact says less. */
const SAYS: Record<string, { count?: string; days?: readonly string[] }> = {
  quote_silent: { count: "days" },
  quote_expiring: { days: ["valid_until"] },
  quote_question: { count: "days" },
  quote_on_hold: { count: "days" },
  order_without_date: { count: "days" },
  order_date_changed: { days: ["promised_date"] },
  address_to_confirm: {},
  after_sales: { count: "days" },
  win_back: { count: "days" },
  reorder_due: { count: "interval_days" },
  invoice_overdue: { count: "days" },
  promise_due: { days: ["promised_date"] },
  promise_broken: { days: ["promised_date"] },
  dispute_open: { count: "days" },
  customer_new: {},
  warranty_expiring: { days: ["ends_date"] },
  claim_waiting: { count: "days" },
  claim_answer_due: { days: ["due_date"] },
}

const whole = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value)
    ? Math.round(value)
    : typeof value === "string" && /^\d+$/.test(value)
      ? parseInt(value, 10)
      : null

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}/.test(value)

type Said = Pick<FollowUp, "title" | "kind" | "rule_key" | "facts" | "customer_name" | "reference_number">

/**
 * What is to be done and why, in one sentence of the reader's language. One written by hand is its title; one of a
 * rule the screens do not know is the title that the rule gave, or its kind.
 */
export function followUpSentence(t: TFunction, followUp: Said, locale: string): string {
  const { title, kind, rule_key, facts, customer_name, reference_number } = followUp
  if (title) {
    return title
  }
  const customer = customer_name ?? t("followUp.someone", { ns: "crm" })
  const says = rule_key ? SAYS[rule_key] : undefined
  if (!says) {
    const given = facts?.title
    return typeof given === "string" && given
      ? given
      : t("followUp.sentences.other", { ns: "crm", kind: t(`followUp.kinds.${kind}`, { ns: "crm" }), customer })
  }
  const days = Object.fromEntries(
    (says.days ?? []).flatMap((name) => {
      const day = facts?.[name]
      return isDay(day) ? [[name, formatDay(day, locale)]] : []
    })
  )
  const values = { customer, number: reference_number ?? "", ...days }
  const key = `followUp.sentences.${rule_key}`
  const count = says.count ? whole(facts?.[says.count]) : null
  const known = (says.days ?? []).every((name) => name in days)
  if (!known || (says.count && !count)) {
    return t(`${key}.plain`, { ns: "crm", ...values })
  }
  return says.count && count ? plural(t, key, count, values) : t(`${key}.full`, { ns: "crm", ...values })
}

/** What the buyer asked or bought, to stand under the sentence; null where the facts say nothing of it. */
export function followUpDetail(facts: Facts | null): string | null {
  const { question, products } = facts ?? {}
  if (typeof question === "string" && question) {
    return `“${question}”`
  }
  return Array.isArray(products) && products.length
    ? products.filter((one) => typeof one === "string").join(", ")
    : null
}
