import type { CreditStep } from "../../../src/shared/credit-policy"
import type { HoldReason } from "../../receivable/credit/hold-reasons"
import type { Credit, CreditEffect } from "../queries"

/** The same effect at one step or several, with its reasons. */
export type Effect = {
  action: Exclude<CreditEffect["action"], "none">
  deposit_percent: number | null
  steps: CreditStep[]
  reasons: HoldReason[]
}

const STRENGTH = ["hold", "approval", "deposit", "warn"]

/** Steps that are still to come, by what stands of a quote. */
const TO_COME: Record<string, CreditStep[]> = {
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
export function effectsOf(steps: Credit["steps"], status = "draft"): Effect[] {
  const effects = new Map<string, Effect>()
  for (const step of TO_COME[status] ?? []) {
    const { action, deposit_percent, reasons } = steps[step]
    if (action !== "none") {
      const key = JSON.stringify([action, deposit_percent, reasons])
      const effect = effects.get(key) ?? { action, deposit_percent, reasons, steps: [] }
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
