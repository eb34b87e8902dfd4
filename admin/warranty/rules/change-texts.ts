import type { HistoryEntry } from "../../shared/history-section"
import { formatDay, formatMoney } from "../../shared/format"

type Translate = (key: string, values?: Record<string, unknown>) => string

/** Fields that are known by their words, and under which words of which texts their values go. */
const WORDS: Record<string, string> = {
  status: "status.warranty_claim",
  remedy: "warranty.remedies",
  fault_code: "warranty.faults",
}

/** A cost or a recovery, as History names it. */
type MoneyFact = { kind?: string; supplier_name?: string; amount: string; currency_code: string }

const isMoney = (value: unknown): value is MoneyFact =>
  typeof value === "object" && value !== null && "amount" in value && "currency_code" in value

/** Ids say nothing to a person. */
const isSaid = (field: string): boolean => !/(^|_)ids?$/.test(field)

/**
 * What changed, a line each: "Ends: 3 Mar 2027 → 3 Jun 2027". Fields without a name of ours and values that are no words are left out.
 *
 * @param t - gives an empty text for a key it does not know, where `defaultValue` is empty
 */
export function changeTexts(changes: HistoryEntry["changes"], t: Translate, locale: string): string[] {
  const word = (field: string, value: unknown): string => {
    if (Array.isArray(value)) {
      return value.filter((one) => typeof one === "string" || typeof one === "number").join(", ")
    }
    if (isMoney(value)) {
      const what = value.kind
        ? t(`warranty.costKinds.${value.kind}`, { defaultValue: value.kind })
        : value.supplier_name
      return [what, formatMoney(value.amount, value.currency_code, locale)].filter(Boolean).join(", ")
    }
    if (typeof value === "number") {
      return String(value)
    }
    if (typeof value !== "string" || !value) {
      return ""
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return formatDay(value, locale)
    }
    return WORDS[field] ? t(`${WORDS[field]}.${value}`, { defaultValue: value }) : value
  }
  return Object.entries(changes ?? {}).flatMap(([field, pair]) => {
    const label = isSaid(field) && Array.isArray(pair) ? t(`warranty.changes.${field}`, { defaultValue: "" }) : ""
    if (!label) {
      return []
    }
    const [before, after] = [word(field, pair[0]), word(field, pair[1])]
    const said = before && after ? `${before} → ${after}` : after || before
    return said && before !== after ? [`${label}: ${said}`] : []
  })
}
