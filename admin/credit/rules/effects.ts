import type { CreditStep } from "../../../src/shared/credit-policy"
import type { QuoteStatus } from "../../quote/types"
import type { HoldReason } from "../../receivable/credit/hold-reasons"
import type { Credit, CreditEffect } from "../queries"

/** The same effect at one step or several, with its reasons. */
export type Effect = {
  action: Exclude<CreditEffect["action"], "none">
  deposit_percent: number | null
  steps: CreditStep[]
  /** Before it is accepted the server refuses, and after that the quote waits; to point something out is the same at each step. */
  when: "before" | "after"
  reasons: HoldReason[]
}

/** Of a quote, or that it waits, or that all of it is ordered. */
export type StripStatus = QuoteStatus | "held" | "ordered"

const STRENGTH = ["hold", "approval", "deposit", "warn"]

/** Steps that are still to come, by how a quote stands. */
const TO_COME: Partial<Record<StripStatus, CreditStep[]>> = {
  draft: ["quote", "send", "accept", "convert"],
  sent: ["accept", "convert"],
  expired: ["accept", "convert"],
  accepted: ["convert"],
}

/**
 * What a policy does at the steps to come, the strongest first; steps with the same effect and reasons stand together.
 *
 * @param status - of the quote; all steps are to come where there is none yet
 */
export function effectsOf(steps: Credit["steps"], status: StripStatus = "draft"): Effect[] {
  const effects = new Map<string, Effect>()
  for (const step of TO_COME[status] ?? []) {
    const { action, deposit_percent, reasons } = steps[step]
    if (action !== "none") {
      const refuses = action !== "warn" && (step === "quote" || step === "send")
      const when = refuses ? "before" : "after"
      const key = JSON.stringify([action, deposit_percent, reasons, when])
      const effect = effects.get(key) ?? { action, deposit_percent, reasons, when, steps: [] }
      effects.set(key, { ...effect, steps: [...effect.steps, step] })
    }
  }
  return [...effects.values()].sort((a, b) => STRENGTH.indexOf(a.action) - STRENGTH.indexOf(b.action))
}

export type BarPart = { key: "overdue" | "open" | "quote"; percent: number }

/**
 * How the bar of a limit is filled: what is late, what else is open, what this quote adds; and where the limit stands
 * when that is beyond it.
 */
export function barOf(credit: Pick<Credit, "limit" | "exposure" | "overdue" | "this_quote" | "deposit_paid">): {
  parts: BarPart[]
  limit: number | null
} {
  const exposure = Math.max(credit.exposure, 0)
  const late = Math.min(credit.overdue, exposure)
  const quote = Math.max(credit.this_quote - credit.deposit_paid, 0)
  const whole = Math.max(credit.limit ?? 0, exposure + quote)
  const percent = (amount: number): number => (whole > 0 ? (amount / whole) * 100 : 0)
  const parts: BarPart[] = [
    { key: "overdue", percent: percent(late) },
    { key: "open", percent: percent(exposure - late) },
    { key: "quote", percent: percent(quote) },
  ]
  const limit = credit.limit !== null && exposure + quote > credit.limit ? percent(credit.limit) : null
  return { parts: parts.filter((part) => part.percent > 0), limit }
}
