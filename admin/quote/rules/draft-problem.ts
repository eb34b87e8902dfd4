import { headProblem, isMail, lineProblem, QuoteDraft } from "./draft"

const HEAD = {
  discount_percent: "quote.form.line.discount_percent",
  deposit_percent: "quote.form.line.discount_percent",
  shipping_amount: "quote.form.line.unit_price",
  cc: "quote.form.cc",
} as const

/** The first thing that keeps an offer from being saved, as the key of a sentence; null when it can be. */
export function draftProblem(draft: QuoteDraft): string | null {
  if (!draft.customer_id && !draft.email) {
    return "quote.form.missing.customer"
  }
  if (!draft.customer_id && !isMail(draft.email)) {
    return "pipeline.lead.noMail"
  }
  if (!draft.region_id) {
    return "quote.form.missing.region"
  }
  const line = draft.lines.map(lineProblem).find((problem) => problem !== null)
  const head = headProblem(draft)
  return line ? `quote.form.line.${line}` : head && HEAD[head]
}
