import { currencyDigits } from "../../src/shared/currency-digits"

/** An amount as the API sends it; reports send decimal strings. */
export type Amount = number | string | null | undefined

/**
 * An amount in major units with its currency's own decimals, as `locale` writes it: "€1,234.50", "R$ 1.234,50".
 * An empty or unreadable amount is "–". Strings are formatted without passing through a float.
 */
export function formatMoney(amount: Amount, currencyCode: string | null | undefined, locale: string): string {
  if (amount === null || amount === undefined || amount === "" || Number.isNaN(+amount) || !currencyCode) {
    return "–"
  }
  const digits = currencyDigits(currencyCode)
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currencyCode.toUpperCase(),
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(amount as number)
}

/** A short amount for charts and tiles: "€12.4K". */
export function formatMoneyCompact(amount: Amount, currencyCode: string, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency: currencyCode.toUpperCase(),
    currencyDisplay: "narrowSymbol",
    notation: "compact",
    maximumFractionDigits: Math.abs(+(amount ?? 0)) < 1000 ? 0 : 1,
  }).format((amount ?? 0) as number)
}

/** A plain number as `locale` writes it, with up to `digits` decimals. */
export function formatNumber(value: number | string, locale: string, digits = 2): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value as number)
}

/** A percentage of 0 to 100, such as 12.5, as "12.5%". */
export function formatPercent(value: number | string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(+value / 100)
}

/** A calendar day `YYYY-MM-DD` as `locale` writes it; never shifted by a time zone. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`)
  )
}

/** {@link formatDay} as letters write it: "December 23, 2026". */
export function formatDayLong(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`))
}

/** A moment in the user's own time zone. */
export function formatMoment(moment: string | Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment))
}

/** The time of day of a moment, in the user's own time zone. */
export function formatTime(moment: number | string | Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short" }).format(new Date(moment))
}

const UNITS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const

/** "3 days ago", "in 2 hours": the distance from `now` in the largest unit that fits. */
export function formatRelative(moment: string | Date, locale: string, now: Date = new Date()): string {
  const seconds = (new Date(moment).getTime() - now.getTime()) / 1000
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" })
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1]
  return relative.format(Math.round(seconds / size), unit as Intl.RelativeTimeFormatUnit)
}

/** "today", "in 3 days", "2 weeks ago" between two calendar days. */
export function formatRelativeDay(day: string, today: string, locale: string): string {
  const days = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000)
  const [unit, size] =
    Math.abs(days) < 14
      ? (["day", 1] as const)
      : Math.abs(days) < 60
        ? (["week", 7] as const)
        : (["month", 30] as const)
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(days / size), unit)
}

/** The calendar day `days` after `day`. */
export function addDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The user's calendar day of today, `YYYY-MM-DD`. For display only: the store's day is the server's to say. */
export function localToday(now: Date = new Date()): string {
  const pad = (part: number): string => String(part).padStart(2, "0")
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** A month `YYYY-MM` as `locale` writes it: "November 2026". */
export function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`)
  )
}

/** The same in little room: "Nov 26". */
export function formatMonthShort(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`)
  )
}

/** A day without its year, for axes: "Nov 28". */
export function formatDayShort(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`)
  )
}

/** The month so many months after `month`, both `YYYY-MM`. */
export function monthAfter(month: string, months: number): string {
  const [year, number] = month.split("-").map((part) => parseInt(part, 10))
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The name of a country; what is no code of one, as the host's addresses allow, stays as it is. */
export function formatCountry(code: string, locale: string): string {
  const upper = code.toUpperCase()
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(upper) ?? upper
  } catch {
    return upper
  }
}
