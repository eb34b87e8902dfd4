import { TFunction } from "i18next"
import { useTranslation } from "react-i18next"

import type { CreditReason } from "../../../src/shared/credit-policy"
import { formatMoney, formatPercent } from "../../shared/format"
import { useLocale } from "../../shared/locale"

/** Why a step of a sale is not simply taken, or why an accepted quote waits, as the API says it. */
export type HoldReason =
  CreditReason | { code: "deposit"; percent: number } | { code: "stock" | "order_failed"; message: string }

/** An accepted quote that waits, since when and why. */
export type QuoteHold = {
  reasons: HoldReason[]
  since: string
  stock_until?: string | null
  order?: { convert: boolean }
}

const KEY = "creditPolicy.reasons"

/** One reason as a sentence: "The credit limit of €1,000.00 is exceeded by €250.00." */
export function holdReasonText(reason: HoldReason, t: TFunction, locale: string): string {
  const say = (key: string, values: Record<string, unknown> = {}): string =>
    t(`${KEY}.${key}`, { ns: "crm", ...values })
  switch (reason.code) {
    case "over_limit":
    case "prepay":
      return say(reason.code, {
        amount: formatMoney(reason.amount, reason.currency_code, locale),
        limit: formatMoney(reason.limit, reason.currency_code, locale),
      })
    case "days_overdue":
      return say(`days_overdue.${reason.days === 1 ? "one" : "other"}`, {
        count: reason.days,
        amount: formatMoney(reason.amount, reason.currency_code, locale),
      })
    case "deposit":
      return say(reason.code, { percent: formatPercent(reason.percent, locale) })
    case "order_failed":
      return say(reason.code, { message: reason.message })
    case "customer_hold":
    case "stock":
      return say(reason.code)
  }
}

/** Reasons in the reader's words, a sentence each. */
export function useHoldReasons(): (reasons: HoldReason[]) => string[] {
  const { t } = useTranslation("crm")
  const locale = useLocale()
  return (reasons) => reasons.map((reason) => holdReasonText(reason, t, locale))
}
