import type { EntityManager } from "@medusajs/framework/mikro-orm/postgresql"
import { MathBN, MedusaError } from "@medusajs/framework/utils"

import { Day } from "../../../shared/days"
import { AmountInput, Decimal } from "../../../shared/money"
import { exchangeDifference, factorTo, takenAcross } from "../rules/cross-currency"
import { RateRow } from "../rules/exchange-rate"
import { invoiceName, LockedInvoice, LockedSource } from "../sql/documents"
import { TaxAccounting } from "../types"
import { Application, Exchange } from "./apply-credit"
import { findRate } from "./exchange-rates"

/** Digits after the point of a rate that was turned round. */
const DIGITS = 10

type Wanted = { invoice: LockedInvoice; amount: AmountInput }

/**
 * What settling an amount takes of money in another currency, by the rate of the day on which the money came; null in one currency.
 *
 * @param left - what the money has left
 * @throws NOT_ALLOWED for a credit note, and without a rate on or before the day, saying what to do
 */
export async function crossingOf(
  manager: EntityManager,
  source: LockedSource,
  { invoice, amount }: Wanted,
  left: Decimal
): Promise<Exchange | null> {
  const [from, to] = [source.currency_code, invoice.currency_code]
  if (from === to) {
    return null
  }
  const names = `${source.name} is in ${from.toUpperCase()} and ${invoiceName(invoice)} in ${to.toUpperCase()}`
  if (source.kind !== "receipt") {
    throw refused(`${names}; one cannot settle the other.`)
  }
  const rate = await findRate(manager, from, to, source.date)
  if (!rate) {
    throw refused(
      `${names}, and there is no exchange rate between them on or before ${source.date}. Add one in Settings › CRM › Exchange rates.`
    )
  }
  const taken = takenAcross({ amount, invoice_currency: to, left, source_currency: from, rate })
  const exchange_rate = factorTo(rate, to).decimalPlaces(DIGITS, 4).toFixed()
  return { taken, source_currency: from, exchange_rate, rate_date: rate.rate_date, rate_source: rate.source }
}

/** What the money is worth more than the debt was when it was issued, in the currency of the books; null where no rate tells it. */
export async function differenceOf(
  manager: EntityManager,
  { source, invoice, amount, exchange }: { source: LockedSource; exchange: Exchange | null } & Wanted,
  books: string | null | undefined
): Promise<Application["difference"]> {
  const currencies = [source.currency_code, invoice.currency_code]
  if (!books || source.kind !== "receipt" || currencies.every((code) => code === books)) {
    return null
  }
  const money = { amount: exchange?.taken ?? amount, currency_code: source.currency_code }
  const debt = { amount, currency_code: invoice.currency_code }
  const difference = exchangeDifference(
    { ...money, rate: await rateOf(manager, source.currency_code, books, source.date) },
    { ...debt, rate: await rateAtIssue(manager, invoice, books) },
    books
  )
  return difference && { amount: MathBN.convert(difference), currency_code: books }
}

const rateOf = (manager: EntityManager, from: string, books: string, on: Day): Promise<RateRow | null> =>
  from === books ? Promise.resolve(null) : findRate(manager, from, books, on)

/** The rate that the invoice itself states, else that of the day it was issued. */
async function rateAtIssue(manager: EntityManager, invoice: LockedInvoice, books: string): Promise<RateRow | null> {
  const [{ stated }] = await manager.execute<{ stated: TaxAccounting | null }[]>(
    "select tax_accounting as stated from crm_invoice where id = ?",
    [invoice.id]
  )
  if (stated?.currency_code === books) {
    const { rate, rate_date, source = null } = stated
    return { rate, rate_date, source, from_currency: invoice.currency_code, to_currency: books }
  }
  return invoice.issue_date ? rateOf(manager, invoice.currency_code, books, invoice.issue_date) : null
}

const refused = (message: string): MedusaError => new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
