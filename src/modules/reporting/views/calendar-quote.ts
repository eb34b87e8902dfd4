import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote that is draft or sent, with what decides when its money would come. Past `valid_until` a sent one is expired. */
@ViewEntity({ name: "crm_view_calendar_quote", synchronize: false })
export class CalendarQuote {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly status!: "draft" | "sent"
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly currency_code!: string
  /** Who would owe: the bill-to customer, else the customer. */
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly expected_close_date!: string | null
  /** Percent: the quote's own, else its stage's. */
  @ViewColumn() readonly probability!: string
  @ViewColumn() readonly forecast_category!: "pipeline" | "best_case" | "commit" | null
  /** Days that its agreed terms give, parts weighed by their percentages; null without any. */
  @ViewColumn() readonly terms_days!: number | null
  @ViewColumn() readonly total!: string
}
