import { TFunction } from "i18next"

import { plural } from "../../shared/plural"

export type PaymentTerms = { name: string; instalments: { percent: number; days: number; end_of_month?: boolean }[] }

/** Terms in words: "30 days net", "50% on receipt, 50% after 30 days". */
export function paymentTermsText(t: TFunction, terms: PaymentTerms): string {
  const when = (days: number, endOfMonth: boolean | undefined): string =>
    days === 0 ? t("quote.terms.receipt") : plural(t, endOfMonth ? "quote.terms.endOfMonth" : "quote.terms.days", days)
  const { instalments } = terms
  return instalments.length === 1
    ? when(instalments[0].days, instalments[0].end_of_month)
    : instalments.map((part) => `${+part.percent}% ${when(part.days, part.end_of_month)}`).join(", ")
}

/** Whether two terms ask for the same parts on the same days. */
export function samePaymentTerms(one: PaymentTerms, other: PaymentTerms): boolean {
  const key = (terms: PaymentTerms): string =>
    terms.instalments.map((part) => [+part.percent, part.days, Boolean(part.end_of_month)].join()).join(";")
  return key(one) === key(other)
}
