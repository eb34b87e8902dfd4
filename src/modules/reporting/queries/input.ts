import { ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { currencyDigits } from "../../../shared/currency-digits"
import { Day } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"

/** Stands for the documents that belong to no user. */
export const NOBODY = "none"

/** What every report is about. Amounts of two currencies are never added, so each report has one. */
export type ReportInput = {
  currency_code: string
  /** The day looked at. */
  as_of: Day
  /** The store's day now; `as_of` on it is answered from what is open, another day from the days of the documents. */
  today: Day
  /** Users whose documents count, with those of nobody; null means all. */
  owner_ids: string[] | null
  /** Narrows to debtors who are one. */
  customer_ids?: string[]
  /** Narrows to documents of one user, or to those of nobody. */
  owner_id?: string
  /** Narrows to one selling company; only the rows know it. */
  company_id?: string
  /** Days that a new invoice gives to pay, for orders that have none yet. */
  payment_terms_days: number
}

/** Whether sums by day, kept as documents change, hold the answer: that of everyone. */
export const hasKeptDays = ({ owner_ids, customer_ids, owner_id, company_id }: ReportInput): boolean =>
  !owner_ids && !customer_ids && !owner_id && !company_id

/** Whether weighted sums are kept too: they are rounded by ISO 4217, which the option `currency_decimals` may override. */
export const hasKeptWeights = (input: ReportInput): boolean =>
  hasKeptDays(input) && currencyDecimals(input.currency_code) === currencyDigits(input.currency_code)

/** Whether sums that are kept as documents change hold the answer: today's, of everyone. */
export const isKept = (input: ReportInput): boolean => input.as_of === input.today && hasKeptDays(input)

/** Narrows a query to the currency, to what the caller sees, and to one debtor where the report takes one. */
export function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  {
    currency_code,
    owner_ids,
    customer_ids,
    owner_id,
    company_id,
  }: Pick<ReportInput, "currency_code" | "owner_ids" | "customer_ids" | "owner_id" | "company_id">
): SelectQueryBuilder<Row> {
  query.andWhere(`${alias}.currency_code = :currency_code`, { currency_code })
  if (owner_ids) {
    query.andWhere(`(${alias}.owner_id is null or ${alias}.owner_id in (:...owner_ids))`, { owner_ids })
  }
  if (customer_ids) {
    query.andWhere(`${alias}.bill_to_customer_id in (:...customer_ids)`, { customer_ids })
  }
  if (owner_id === NOBODY) {
    query.andWhere(`${alias}.owner_id is null`)
  } else if (owner_id) {
    query.andWhere(`${alias}.owner_id = :owner_id`, { owner_id })
  }
  if (company_id) {
    query.andWhere(`${alias}.company_id = :company_id`, { company_id })
  }
  return query
}
