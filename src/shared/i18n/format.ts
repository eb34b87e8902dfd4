import { MathBN } from "@medusajs/framework/utils"

import { isDay } from "../days"
import { AmountInput, currencyDecimals, roundMoney } from "../money"
import type { ServerLocale } from "./index"

const ISO_CODE = /^[a-z]{3}$/i

/**
 * An amount as people of that language write it, with the currency's own decimals: "€1,234.50", "R$ 1.234,50".
 *
 * @param amount - major units of `currencyCode`; exact to the last digit, for Intl reads the decimal string
 */
export function formatMoney(amount: AmountInput, currencyCode: string, locale: ServerLocale): string {
  const digits = currencyDecimals(currencyCode)
  const rounded = roundMoney(amount, currencyCode)
  return withCurrency(
    (rounded.isZero() ? rounded.abs() : rounded).toFixed(digits),
    currencyCode,
    locale,
    digits,
    digits
  )
}

/** A price, which may carry more digits than its currency has: 0.0125 in "eur" stays €0.0125. */
export function formatPrice(amount: AmountInput, currencyCode: string, locale: ServerLocale): string {
  const digits = currencyDecimals(currencyCode)
  return withCurrency(MathBN.convert(amount).toFixed(), currencyCode, locale, digits, 10)
}

function withCurrency(
  decimal: string,
  currencyCode: string,
  locale: ServerLocale,
  atLeast: number,
  atMost: number
): string {
  const digits = { minimumFractionDigits: atLeast, maximumFractionDigits: Math.max(atLeast, atMost) }
  const currency = currencyCode.toUpperCase()
  return ISO_CODE.test(currencyCode)
    ? plainSpaces(new Intl.NumberFormat(locale, { style: "currency", currency, ...digits }).format(exact(decimal)))
    : `${currency} ${plainSpaces(new Intl.NumberFormat(locale, digits).format(exact(decimal)))}`
}

/** A quantity or another plain number, exact: "1,000", "0.5". */
export function formatNumber(value: AmountInput, locale: ServerLocale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 15 }).format(exact(MathBN.convert(value).toFixed()))
}

/** A percentage given as 0 to 100: "19%", "7,5%". */
export const formatPercent = (percent: AmountInput, locale: ServerLocale): string => `${formatNumber(percent, locale)}%`

/** A file's size as people say it: "820 B", "12.4 kB", "3,1 MB". */
export function formatFileSize(bytes: number, locale: ServerLocale): string {
  const [value, unit] = bytes < 1000 ? [bytes, "B"] : bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1e6, "MB"]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)} ${unit}`
}

/** A calendar day in words, so that no reader swaps day and month: "November 3, 2026", "3 de novembro de 2026". */
export const formatDay = (day: string, locale: ServerLocale): string => dayText(day, locale, "long")

/** The same, short enough for a column: "Nov 3, 2026", "3 de nov. de 2026". */
export const formatShortDay = (day: string, locale: ServerLocale): string => dayText(day, locale, "medium")

function dayText(day: string, locale: ServerLocale, dateStyle: "long" | "medium"): string {
  return isDay(day)
    ? new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`))
    : day
}

/** The name of a country; an unknown code stays as it is. */
export function formatCountry(code: string, locale: ServerLocale): string {
  try {
    return new Intl.DisplayNames(locale, { type: "region" }).of(code.toUpperCase()) ?? code.toUpperCase()
  } catch {
    return code.toUpperCase()
  }
}

/** Intl formats a decimal string exactly (Node 20 and later), which its type only says from ES2023 on. */
const exact = (decimal: string) => decimal as unknown as number

/** Narrow no-break spaces, which some languages' formats carry, are in few fonts. */
const plainSpaces = (text: string) => text.replace(/\u202f/g, "\u00a0")
