import { decimalText, parseDecimal } from "../../shared/parse-decimal"
import type { Plan, PlanTarget } from "../queries"

/** The form of a plan; numbers are as they are typed. */
export type PlanDraft = {
  code: string
  name: string
  basis: Plan["basis"]
  length: string
  unit: "months" | "days"
  starts_on: Plan["starts_on"]
  covers: Plan["covers"]
  exclusions: string
  deductible: string
  deductible_currency_code: string | null
  audience: Plan["audience"]
  /** As typed: "de, at". */
  countries: string
  after_repair: Plan["after_repair"]
  after_repair_months: string
  after_replacement: Plan["after_replacement"]
  cure_days: string
  support_hours: string
  support_contacts: string
  answer_hours: string
  is_sold: boolean
  sold_variant_id: string | null
  targets: PlanTarget[]
}

/** @param plan - null for a new one, which covers every product */
export function planDraft(plan: Plan | null): PlanDraft {
  return {
    code: plan?.code ?? "",
    name: plan?.name ?? "",
    basis: plan?.basis ?? "commercial",
    length: decimalText(plan ? (plan.months ?? plan.days) : 12),
    unit: plan && plan.months === null ? "days" : "months",
    starts_on: plan?.starts_on ?? "delivery",
    covers: plan?.covers ?? ["parts", "labour"],
    exclusions: plan?.exclusions ?? "",
    deductible: decimalText(plan?.deductible),
    deductible_currency_code: plan?.deductible_currency_code ?? null,
    audience: plan?.audience ?? "all",
    countries: (plan?.country_codes ?? []).join(", ").toUpperCase(),
    after_repair: plan?.after_repair ?? "none",
    after_repair_months: decimalText(plan?.after_repair_months),
    after_replacement: plan?.after_replacement ?? "none",
    cure_days: decimalText(plan?.cure_days),
    support_hours: plan?.support_hours ?? "",
    support_contacts: plan?.support_contacts ?? "",
    answer_hours: decimalText(plan?.answer_hours),
    is_sold: plan?.is_sold ?? false,
    sold_variant_id: plan?.sold_variant_id ?? null,
    targets: plan?.targets ?? [{ type: "all", id: null }],
  }
}

export type PlanProblem =
  | "name"
  | "code"
  | "length"
  | "deductible"
  | "countries"
  | "after_repair_months"
  | "cure_days"
  | "answer_hours"
  | "sold_variant_id"
  | "targets"

const isWhole = (text: string): boolean => /^[1-9]\d{0,3}$/.test(text.trim())
const isWholeOrEmpty = (text: string): boolean => !text.trim() || isWhole(text)
const whole = (text: string): number | null => (text.trim() ? parseInt(text, 10) : null)

const countriesOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((code) => code.toLowerCase())

/** The first thing that keeps a plan from being saved. */
export function planProblem(draft: PlanDraft): PlanProblem | null {
  const deductible = parseDecimal(draft.deductible)
  const checks: [PlanProblem, boolean][] = [
    ["name", !draft.name.trim()],
    ["code", !/^[a-z0-9][a-z0-9_-]*$/.test(draft.code.trim())],
    ["length", !isWhole(draft.length)],
    ["targets", !draft.targets.length],
    ["deductible", Boolean(draft.deductible.trim()) && (deductible === null || deductible < 0)],
    ["countries", countriesOf(draft.countries).some((code) => !/^[a-z]{2}$/.test(code))],
    ["after_repair_months", draft.after_repair === "extend" && !isWhole(draft.after_repair_months)],
    ["cure_days", !isWholeOrEmpty(draft.cure_days)],
    ["answer_hours", !isWholeOrEmpty(draft.answer_hours)],
    ["sold_variant_id", draft.is_sold && !draft.sold_variant_id],
  ]
  return checks.find(([, wrong]) => wrong)?.[0] ?? null
}

/** A code made of a name: "Extra year (EU)" is "extra-year-eu". */
export const codeOf = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")

/**
 * @param currency - of the deductible where none was chosen
 * @param plan - the one that is changed, whose code stays
 */
export function planBody(draft: PlanDraft, currency: string | null, plan: Plan | null): object {
  const deductible = parseDecimal(draft.deductible)
  const text = (value: string): string | null => value.trim() || null
  return {
    ...(plan ? {} : { code: draft.code.trim() }),
    name: draft.name.trim(),
    basis: draft.basis,
    months: draft.unit === "months" ? whole(draft.length) : null,
    days: draft.unit === "days" ? whole(draft.length) : null,
    starts_on: draft.starts_on,
    covers: draft.covers,
    exclusions: text(draft.exclusions),
    deductible,
    deductible_currency_code: deductible === null ? null : (draft.deductible_currency_code ?? currency),
    audience: draft.audience,
    country_codes: countriesOf(draft.countries),
    after_repair: draft.after_repair,
    after_repair_months: draft.after_repair === "extend" ? whole(draft.after_repair_months) : null,
    after_replacement: draft.after_replacement,
    cure_days: whole(draft.cure_days),
    support_hours: text(draft.support_hours),
    support_contacts: text(draft.support_contacts),
    answer_hours: whole(draft.answer_hours),
    is_sold: draft.is_sold,
    sold_variant_id: draft.is_sold ? draft.sold_variant_id : null,
    targets: draft.targets,
  }
}
