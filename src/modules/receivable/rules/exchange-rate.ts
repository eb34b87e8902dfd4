import { MathBN } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { AmountInput, Decimal, moneyString } from "../../../shared/money"
import { TaxAccounting } from "../types"

/** A rate as stored, found for a pair either way round. */
export type RateRow = { rate_date: Day; from_currency: string; to_currency: string; rate: string; source: string | null }

/** Digits after the point of a rate that was turned round, as a document states it. */
const DIGITS = 10

/**
 * A tax in the company's currency. The amount is computed from the rate as it was given, turned round where the pair is; what the document
 * states as its rate is rounded.
 *
 * @param tax_total - in `currency_code`
 */
export function taxInCompanyCurrency(
  { rate_date, from_currency, to_currency, rate, source }: RateRow,
  currency_code: string,
  tax_total: AmountInput
): TaxAccounting {
  const straight = from_currency === currency_code
  const company = straight ? to_currency : from_currency
  const amount = straight ? MathBN.mult(tax_total, rate) : MathBN.div(tax_total, rate)
  const stated = straight ? MathBN.convert(rate) : MathBN.div(1, rate).decimalPlaces(DIGITS, 4)
  return {
    currency_code: company,
    rate: stated.toFixed(),
    rate_date,
    source,
    tax_total: moneyString(amount, company),
  }
}

/**
 * The part of an invoice's tax that a credit note takes back, in the company's currency at the invoice's own rate: what all its notes
 * together take, less what the earlier ones took, so that they never come to more than the invoice.
 *
 * @param before - tax of the earlier notes, and what of it they state in the company's currency
 */
export function creditedTax(
  invoice: { tax_total: AmountInput; tax_accounting: TaxAccounting | null },
  tax_total: AmountInput,
  before: { tax_total: AmountInput; stated: AmountInput }
): TaxAccounting | null {
  const { tax_accounting } = invoice
  if (!tax_accounting || MathBN.eq(invoice.tax_total, 0)) {
    return null
  }
  const together: Decimal = MathBN.div(
    MathBN.mult(tax_accounting.tax_total, MathBN.add(before.tax_total, tax_total)),
    invoice.tax_total
  )
  const { currency_code } = tax_accounting
  const stated = MathBN.sub(moneyString(together, currency_code), before.stated)
  return { ...tax_accounting, tax_total: moneyString(stated, currency_code) }
}
