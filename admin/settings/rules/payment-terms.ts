import { decimalText, parseDecimal } from "../../shared/parse-decimal"

export const DUE_KINDS = ["net", "months", "month_end", "day_of_month", "down_payment"] as const
export type DueKind = (typeof DUE_KINDS)[number]

/** A part of terms as the API keeps it. */
export type TermsPart = {
  percent: number | string
  days: number
  months?: number
  end_of_month?: boolean
  days_after?: number
  day_of_month?: number
  down_payment?: boolean
}

/** A part as it is typed; which fields count depends on the kind. */
export type PartDraft = { percent: string; kind: DueKind; days: string; months: string; after: string; day: string }
export type StepDraft = { percent: string; days: string }
export type TermsDraft = { name: string; parts: PartDraft[]; steps: StepDraft[]; is_default: boolean }

export const emptyPart = (percent = "100"): PartDraft => ({
  percent,
  kind: "net",
  days: "30",
  months: "1",
  after: "0",
  day: "15",
})

export function kindOf(part: TermsPart): DueKind {
  if (part.down_payment) {
    return "down_payment"
  }
  return part.end_of_month ? "month_end" : part.day_of_month ? "day_of_month" : part.months ? "months" : "net"
}

export const partDraft = (part: TermsPart): PartDraft => ({
  percent: decimalText(part.percent),
  kind: kindOf(part),
  days: String(part.days),
  months: String(part.months ?? 0),
  after: String(part.days_after ?? 0),
  day: String(part.day_of_month ?? 15),
})

const whole = (text: string): number => {
  const value = parseDecimal(text)
  return value !== null && Number.isInteger(value) && value >= 0 ? value : NaN
}

function partBody(draft: PartDraft): TermsPart {
  const percent = parseDecimal(draft.percent) ?? NaN
  switch (draft.kind) {
    case "net":
      return { percent, days: whole(draft.days) }
    case "months":
      return { percent, days: 0, months: whole(draft.months) }
    case "month_end":
      return { percent, days: whole(draft.days), end_of_month: true, days_after: whole(draft.after) }
    case "day_of_month":
      return { percent, days: 0, months: whole(draft.months), day_of_month: whole(draft.day) }
    case "down_payment":
      return { percent, days: 0, down_payment: true }
  }
}

/** Ten-thousandths, so that 33.33 + 33.33 + 33.34 is 100. */
const units = (percent: number): number => Math.round(percent * 10_000)

/** What the parts add up to, in percent; NaN while one is no number. */
export const percentSum = (parts: PartDraft[]): number =>
  parts.reduce((sum, part) => sum + units(parseDecimal(part.percent) ?? NaN), 0) / 10_000

export type TermsProblem = "name" | "percent" | "number" | "discount"

/** What keeps terms from being laid out or saved; a missing name only from being saved. */
export function termsProblem(draft: TermsDraft): TermsProblem | null {
  const body = termsBody(draft)
  if (body.instalments.some(({ percent }) => !(+percent > 0)) || percentSum(draft.parts) !== 100) {
    return "percent"
  }
  const numbers = body.instalments.flatMap(({ days, months = 0, days_after = 0, day_of_month = 1 }) => [
    days,
    months,
    days_after,
    day_of_month,
  ])
  const badDay = body.instalments.some(({ day_of_month: day = 1 }) => day < 1 || day > 31)
  if (numbers.some(Number.isNaN) || badDay) {
    return "number"
  }
  const wrong = body.early_discount.some(
    ({ percent, days }, index, all) =>
      !(percent > 0 && percent < 100) ||
      Number.isNaN(days) ||
      (index > 0 && (days <= all[index - 1].days || percent >= all[index - 1].percent))
  )
  return wrong ? "discount" : draft.name.trim() ? null : "name"
}

/** Terms as the API takes them. Numbers that are none are NaN; see {@link termsProblem}. */
export const termsBody = ({ name, parts, steps, is_default }: TermsDraft) => ({
  name: name.trim(),
  instalments: parts.map(partBody),
  early_discount: steps.map((step) => ({ percent: parseDecimal(step.percent) ?? NaN, days: whole(step.days) })),
  is_default,
})
