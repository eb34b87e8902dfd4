import { TFunction } from "i18next"

import { formatDay } from "../../shared/format"
import { plural } from "../../shared/plural"

export const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] as const
export type Frequency = (typeof FREQUENCIES)[number]

export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** What people choose of a recurrence; days end it, or a number of times, or nothing does. */
export type Recurrence = {
  frequency: Frequency
  interval: number
  weekdays: Weekday[]
  until: string | null
  times: number | null
}

export const EVERY_WEEK: Recurrence = { frequency: "WEEKLY", interval: 1, weekdays: [], until: null, times: null }

const KNOWN = new Set(["FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"])

const partsOf = (text: string): Map<string, string> =>
  new Map(
    text
      .split(/\r?\n/)
      .filter((line) => !/^DTSTART/i.test(line))
      .join("")
      .replace(/^RRULE:/i, "")
      .split(";")
      .filter(Boolean)
      .map((part) => part.toUpperCase().split("=") as [string, string])
  )

const isWeekday = (day: string): day is Weekday => (WEEKDAYS as readonly string[]).includes(day)

/** A recurrence (RFC 5545) as the form knows it, or null where it says more than that. */
export function readRecurrence(text: string | null): Recurrence | null {
  const parts = partsOf(text ?? "")
  const frequency = parts.get("FREQ") as Frequency
  const days = (parts.get("BYDAY") ?? "").split(",").filter(Boolean)
  const until = parts.get("UNTIL")?.match(/^(\d{4})(\d{2})(\d{2})/)
  if (!FREQUENCIES.includes(frequency) || [...parts.keys()].some((key) => !KNOWN.has(key)) || !days.every(isWeekday)) {
    return null
  }
  return {
    frequency,
    interval: parseInt(parts.get("INTERVAL") ?? "1", 10) || 1,
    weekdays: WEEKDAYS.filter((day) => days.includes(day)),
    until: until ? until.slice(1).join("-") : null,
    times: parts.has("COUNT") ? parseInt(parts.get("COUNT") ?? "", 10) || null : null,
  }
}

/** {@link readRecurrence} the other way round, in the words of RFC 5545; the last day counts as a whole. */
export function writeRecurrence({ frequency, interval, weekdays, until, times }: Recurrence): string {
  return [
    `FREQ=${frequency}`,
    interval > 1 ? `INTERVAL=${interval}` : "",
    frequency === "WEEKLY" && weekdays.length
      ? `BYDAY=${WEEKDAYS.filter((day) => weekdays.includes(day)).join(",")}`
      : "",
    until ? `UNTIL=${until.replace(/-/g, "")}` : "",
    times && !until ? `COUNT=${times}` : "",
  ]
    .filter(Boolean)
    .join(";")
}

/** A weekday as `locale` calls it. */
export function weekdayName(day: Weekday, locale: string, weekday: "long" | "short" = "long"): string {
  // 5 January 2026 is a Monday.
  const date = new Date(Date.UTC(2026, 0, 5 + WEEKDAYS.indexOf(day)))
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" }).format(date)
}

/** A recurrence in plain language: "every 2 weeks on Monday and Thursday, until Dec 1, 2026". What the form does not know stays as it is written. */
export function recurrenceText(t: TFunction, text: string | null, locale: string): string {
  const read = readRecurrence(text)
  if (!read) {
    return text ? t("followUp.recurrence.byRule", { ns: "crm", rule: text.replace(/^RRULE:/i, "") }) : ""
  }
  const { frequency, interval, weekdays, until, times } = read
  const every = plural(t, `followUp.recurrence.every.${frequency}`, interval)
  const days = new Intl.ListFormat(locale, { type: "conjunction" }).format(
    weekdays.map((day) => weekdayName(day, locale))
  )
  return [
    weekdays.length ? t("followUp.recurrence.on", { ns: "crm", every, days }) : every,
    until ? t("followUp.recurrence.until", { ns: "crm", day: formatDay(until, locale) }) : "",
    times ? plural(t, "followUp.recurrence.times", times) : "",
  ]
    .filter(Boolean)
    .join(", ")
}
