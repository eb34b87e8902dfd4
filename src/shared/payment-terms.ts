import { AmountInput } from "./money"

/** When one part is due, counted from the day of issue: months first, then days, then the day of the month. */
export type DueRule = {
  days: number
  months?: number
  /** The last day of the month that is then. */
  end_of_month?: boolean
  /** So many days after that month's end. */
  days_after?: number
  /** This day of the month, of the next month where it has passed; the month's last day where it has none. */
  day_of_month?: number
}

/** So many percent may be taken off when everything is paid within so many days of issue. */
export type EarlyDiscountStep = { percent: AmountInput; days: number }

/** The parts of a total and when each is due; the percentages add up to 100. */
export type TermsOf<Percent> = {
  name: string
  /** `down_payment`: asked for with the order; says so on paper. */
  instalments: (DueRule & { percent: Percent; down_payment?: boolean })[]
  /** The earliest first, at most two. */
  early_discount?: EarlyDiscountStep[] | null
  /** The discount is on the net alone and leaves the tax as it is; as the setting stood when the document was made. */
  early_discount_keeps_tax?: boolean
}
