import { ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { currencyDigits } from "../../../shared/currency-digits"
import { Day } from "../../../shared/days"
import { currencyDecimals } from "../../../shared/money"
import { isNarrowed, NOBODY, placedSql } from "./narrow"

/** First and last day, both in it. */
export type Period = { from: Day; to: Day }

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
  /** Narrows to documents of the people of a team; those of nobody are not among them. */
  team_owner_ids?: string[]
  /** Narrows to what was sold in a region; documents of money are where their order is, and without an order nowhere. */
  region_id?: string
  /** Narrows to what was sold through a sales channel, in the same way. */
  sales_channel_id?: string
  /** Narrows to one selling company; only the rows know it. */
  company_id?: string
  /** Days that a new invoice gives to pay, for orders that have none yet. */
  payment_terms_days: number
}

/** The same report in every currency at once, whose rows are to be told apart by it. */
export type InEveryCurrency = Omit<ReportInput, "currency_code"> & { currency_code?: undefined }

/** Whether sums by day, kept as documents change, hold the answer: that of everyone. */
export const hasKeptDays = (input: ReportInput | InEveryCurrency): boolean =>
  !isNarrowed(input) && !input.customer_ids && !input.company_id

/** Whether weighted sums are kept too: they are rounded by ISO 4217, which the option `currency_decimals` may override. */
export const hasKeptWeights = (input: ReportInput): boolean =>
  hasKeptDays(input) && currencyDecimals(input.currency_code) === currencyDigits(input.currency_code)

/** Whether sums that are kept as documents change hold the answer: today's, of everyone. */
export const isKept = (input: ReportInput): boolean => input.as_of === input.today && hasKeptDays(input)

type Within = Pick<
  ReportInput | InEveryCurrency,
  | "currency_code"
  | "owner_ids"
  | "customer_ids"
  | "owner_id"
  | "team_owner_ids"
  | "region_id"
  | "sales_channel_id"
  | "company_id"
>

/** Narrows a query to the currency if there is one, to what the caller sees, and to what the report is asked for; what rows are, their alias says. */
export function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  { currency_code, owner_ids, customer_ids, owner_id, team_owner_ids, region_id, sales_channel_id, company_id }: Within
): SelectQueryBuilder<Row> {
  if (currency_code) {
    query.andWhere(`${alias}.currency_code = :currency_code`, { currency_code })
  }
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
  if (team_owner_ids) {
    query.andWhere(`${alias}.owner_id = any (:team_owner_ids)`, { team_owner_ids })
  }
  if (region_id || sales_channel_id) {
    const region = region_id ? " and place.region_id = :region_id" : ""
    const channel = sales_channel_id ? " and place.sales_channel_id = :sales_channel_id" : ""
    query.andWhere(placedSql(alias, region + channel), { region_id, sales_channel_id })
  }
  if (company_id) {
    query.andWhere(`${alias}.company_id = :company_id`, { company_id })
  }
  return query
}
