import { MathBN } from "@medusajs/framework/utils"

import { Day, daysBetween } from "../../../shared/days"
import { WarrantyBasis, WarrantyPart, WarrantyRow } from "../types"

/** What the rule looks at. */
export type Covered = Pick<
  WarrantyRow,
  "basis" | "terms" | "status" | "starts_date" | "ends_date" | "quantity" | "customer_id" | "customer_kind"
>

export type CoverageQuestion = {
  /** Day of the store that is asked about. */
  day: Day
  /** Who asks; left out or null, nobody in particular. */
  customer_id?: string | null
  /** What the fault needs; the answer names those of them that are covered. */
  fault_scope?: WarrantyPart[]
}

/** Why it is or is not covered, with the facts of the sentence. */
export type CoverageReason =
  | { code: "covered"; until: Day; days_left: number }
  | { code: "not_begun"; since: Day }
  | { code: "expired"; until: Day; days_ago: number }
  | { code: "canceled" }
  | { code: "all_returned" }
  | { code: "waits_for_registration" }
  | { code: "other_customer" }
  | { code: "not_in_scope"; missing: WarrantyPart[] }
  | { code: "statutory_may_apply" }
  | { code: "deductible"; amount: number; currency_code: string }

export type Coverage = {
  is_covered: boolean
  basis: WarrantyBasis
  /** First and last day of cover; null while it waits for registration. */
  since: Day | null
  until: Day | null
  covers: WarrantyPart[]
  /** The deciding ones first. */
  reasons: CoverageReason[]
}

/**
 * Whether an entitlement covers a day, until when and why.
 *
 * Everything that speaks against it is named, not the first alone. A consumer whose commercial or service cover has ended is told that
 * statutory rights may apply: no answer says that somebody has no rights (Directive (EU) 2019/771 art. 17; CDC art. 24, 25, 50).
 */
export function coverageOf(entitlement: Covered, { day, customer_id, fault_scope }: CoverageQuestion): Coverage {
  const { basis, starts_date: since, ends_date: until, terms } = entitlement
  const against = reasonsAgainst(entitlement, day, customer_id)
  const covers = fault_scope ? terms.covers.filter((part) => fault_scope.includes(part)) : terms.covers
  const missing = (fault_scope ?? []).filter((part) => !terms.covers.includes(part))
  const is_covered = !against.length && !(fault_scope?.length && !covers.length)
  const reasons: CoverageReason[] = [...against]
  if (is_covered) {
    reasons.push({ code: "covered", until: until as Day, days_left: daysBetween(day, until as Day) })
  }
  if (missing.length) {
    reasons.push({ code: "not_in_scope", missing })
  }
  if (is_covered && terms.deductible && MathBN.gt(terms.deductible, 0)) {
    const amount = MathBN.convert(terms.deductible).toNumber()
    reasons.push({ code: "deductible", amount, currency_code: terms.deductible_currency_code ?? "" })
  }
  if (hasEnded(against) && entitlement.customer_kind === "consumer" && basis !== "statutory") {
    reasons.push({ code: "statutory_may_apply" })
  }
  return { is_covered, basis, since, until, covers, reasons }
}

function reasonsAgainst(entitlement: Covered, day: Day, customer_id: string | null | undefined): CoverageReason[] {
  const { status, starts_date: since, ends_date: until, quantity } = entitlement
  const reasons: CoverageReason[] = []
  if (status === "canceled") {
    reasons.push({ code: "canceled" })
  }
  if (status === "pending") {
    reasons.push({ code: "waits_for_registration" })
  }
  if (MathBN.lte(quantity as never, 0)) {
    reasons.push({ code: "all_returned" })
  }
  if (since && day < since) {
    reasons.push({ code: "not_begun", since })
  }
  if (until && day > until) {
    reasons.push({ code: "expired", until, days_ago: daysBetween(until, day) })
  }
  if (customer_id && entitlement.customer_id && customer_id !== entitlement.customer_id) {
    reasons.push({ code: "other_customer" })
  }
  return reasons
}

const hasEnded = (reasons: CoverageReason[]): boolean =>
  reasons.some(({ code }) => code === "expired" || code === "canceled")
