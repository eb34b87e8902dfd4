import { DunningLevel, DunningPolicy, LevelTexts, Tone } from "../queries"

/** A level as it is being written; days are text until they are saved. */
export type LevelDraft = {
  id?: string
  days: string
  channel: string
  tone: Tone
  needs_person: boolean
  texts: LevelTexts
}

export type PolicyDraft = {
  name: string
  is_default: boolean
  customer_kind: "none" | "business" | "consumer"
  daily: DunningPolicy["daily"]
  minimums: string
  weekdays: number[]
  hour_from: string
  hour_to: string
  attach_pdfs: boolean
  max_delay_days: string
  levels: LevelDraft[]
}

const levelDraft = ({ id, days_overdue, channel, tone, needs_person, texts }: DunningLevel): LevelDraft => ({
  id,
  days: String(days_overdue),
  channel,
  tone,
  needs_person,
  texts: texts ?? {},
})

export const blankLevel = (days: number): LevelDraft => ({
  days: String(days),
  channel: "mail",
  tone: "friendly",
  needs_person: false,
  texts: {},
})

/** A policy to edit; a new one begins with one friendly reminder. */
export const policyDraft = (policy: DunningPolicy | null): PolicyDraft => ({
  name: policy?.name ?? "",
  is_default: policy?.is_default ?? false,
  customer_kind: policy?.customer_kind ?? "none",
  daily: policy?.daily ?? "off",
  minimums: Object.entries(policy?.minimums ?? {})
    .map(([code, amount]) => `${amount} ${code.toUpperCase()}`)
    .join(", "),
  weekdays: policy?.weekdays ?? [1, 2, 3, 4, 5],
  hour_from: String(policy?.hour_from ?? 8),
  hour_to: String(policy?.hour_to ?? 18),
  attach_pdfs: policy?.attach_pdfs ?? false,
  max_delay_days: String(policy?.max_delay_days ?? 14),
  levels: policy?.levels.map(levelDraft) ?? [blankLevel(5)],
})

/** "10 EUR, 50.5 BRL" by currency; null for what cannot be read. */
export function readMinimums(text: string): Record<string, string> | null {
  const parts = text
    .split(/[,;]\s+|[,;]$|\n/)
    .map((part) => part.trim())
    .filter(Boolean)
  const pairs = parts.map((part) => /^(\d{1,15}(?:[.,]\d{1,4})?)\s*([A-Za-z]{3})$/.exec(part))
  return pairs.every((pair) => pair !== null)
    ? Object.fromEntries(pairs.map(([, amount, code]) => [code.toLowerCase(), amount.replace(",", ".")]))
    : null
}

const whole = (text: string): number | null => (/^-?\d{1,4}$/.test(text.trim()) ? parseInt(text, 10) : null)

export type PolicyProblem = "name" | "days" | "hours" | "weekdays" | "minimums"

/** What keeps a policy from being saved. */
export function policyProblem(draft: PolicyDraft): PolicyProblem | null {
  const days = draft.levels.map((level) => whole(level.days))
  const [from, to, delay] = [whole(draft.hour_from), whole(draft.hour_to), whole(draft.max_delay_days)]
  if (!draft.name.trim()) {
    return "name"
  }
  if (
    days.some((day) => day === null) ||
    new Set(days).size < days.length ||
    !days.length ||
    delay === null ||
    delay < 0
  ) {
    return "days"
  }
  if (from === null || to === null || from < 0 || to > 24 || from >= to) {
    return "hours"
  }
  if (!draft.weekdays.length) {
    return "weekdays"
  }
  return readMinimums(draft.minimums) ? null : "minimums"
}

/** The request that saves it. */
export function policyBody(draft: PolicyDraft): object {
  const minimums = readMinimums(draft.minimums) ?? {}
  return {
    name: draft.name.trim(),
    is_default: draft.is_default,
    customer_kind: draft.customer_kind === "none" ? null : draft.customer_kind,
    daily: draft.daily,
    minimums: Object.keys(minimums).length ? minimums : null,
    weekdays: [...draft.weekdays].sort(),
    hour_from: parseInt(draft.hour_from, 10),
    hour_to: parseInt(draft.hour_to, 10),
    attach_pdfs: draft.attach_pdfs,
    max_delay_days: parseInt(draft.max_delay_days, 10),
    levels: draft.levels.map(({ id, days, texts, ...level }) => ({
      ...(id ? { id } : {}),
      ...level,
      days_overdue: parseInt(days, 10),
      texts: withoutBlank(texts),
    })),
  }
}

function withoutBlank(texts: LevelTexts): LevelTexts | null {
  const kept = Object.entries(texts).filter(([, words]) => words?.subject?.trim() || words?.text?.trim())
  return kept.length ? (Object.fromEntries(kept) as LevelTexts) : null
}
