import type { Day } from "./days"

/** A reference rate from a day on, in percent a year, and who says so. */
export type ReferenceRate = { valid_from: Day; percent: string; source?: string | null }

/** What a store charges for paying late; decimal text. Nothing is charged while it has none. */
export type InterestPolicy = {
  preset: "eu_business" | "brazil" | "custom"
  /** Adds the reference rate of the half-year that each day is in. */
  uses_reference: boolean
  /** Percent per `per`, on top of the reference rate. */
  percent: string
  per: "year" | "month"
  /** Once per late invoice, in `fixed_fee_currency`; invoices in other currencies have none. */
  fixed_fee: string | null
  fixed_fee_currency: string | null
  /** Percent of what was late on the first late day, once per invoice (multa). */
  penalty_percent: string | null
  /** Whether consumers are charged too. */
  consumers: boolean
  /** Agreed: money goes to the principal before interest. */
  principal_first: boolean
  rates: ReferenceRate[]
}

/**
 * Directive 2011/7/EU: at least 8 points above the reference rate of the European Central Bank (article 2(6)), in force on the first day of
 * the half-year (article 2(7)), and EUR 40 per claim (article 6). Between businesses only. The rates are the store's to keep.
 */
export const EU_BUSINESS: InterestPolicy = {
  preset: "eu_business",
  uses_reference: true,
  percent: "8",
  per: "year",
  fixed_fee: "40",
  fixed_fee_currency: "eur",
  penalty_percent: null,
  consumers: false,
  principal_first: false,
  rates: [],
}

/**
 * Brazil: a penalty of at most 2 % (Código de Defesa do Consumidor, article 52 § 1), and 1 % a month of simple interest, by the day
 * (Código Civil, article 406 before Lei 14.905/2024, and Código Tributário Nacional, article 161 § 1).
 */
export const BRAZIL: InterestPolicy = {
  preset: "brazil",
  uses_reference: false,
  percent: "1",
  per: "month",
  fixed_fee: null,
  fixed_fee_currency: null,
  penalty_percent: "2",
  consumers: false,
  principal_first: false,
  rates: [],
}

/** UNTDID 1001: debit note related to financial adjustments; what an invoice of interest and fees is. */
export const INTEREST_INVOICE = "84"
