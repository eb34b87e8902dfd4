import { ObjectLiteral, SelectQueryBuilder } from "typeorm"

import { Day } from "../../../shared/days"

/** What every report is about. Amounts of two currencies are never added, so each report has one. */
export type ReportInput = {
  currency_code: string
  /** The day looked at. */
  as_of: Day
  /** The store's day now; `as_of` on it is answered from what is open, another day from the days of the documents. */
  today: Day
  /** Users whose documents count, with those of nobody; null means all. */
  owner_ids: string[] | null
  /** Narrows to one debtor. */
  customer_id?: string
  /** Days that a new invoice gives to pay, for orders that have none yet. */
  payment_terms_days: number
}

/** Whether sums that are kept as documents change hold the answer: today's, of everyone. */
export const isKept = ({ as_of, today, owner_ids, customer_id }: ReportInput): boolean =>
  as_of === today && !owner_ids && !customer_id

/** Narrows a query to the currency, to what the caller sees, and to one debtor where the report takes one. */
export function within<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  alias: string,
  { currency_code, owner_ids, customer_id }: Pick<ReportInput, "currency_code" | "owner_ids" | "customer_id">
): SelectQueryBuilder<Row> {
  query.andWhere(`${alias}.currency_code = :currency_code`, { currency_code })
  if (owner_ids) {
    query.andWhere(`(${alias}.owner_id is null or ${alias}.owner_id in (:...owner_ids))`, { owner_ids })
  }
  if (customer_id) {
    query.andWhere(`${alias}.bill_to_customer_id = :customer_id`, { customer_id })
  }
  return query
}
