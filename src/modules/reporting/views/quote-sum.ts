import { ViewColumn, ViewEntity } from "typeorm"

/** Rows that add up to what all quotes of a currency come to; a change of a quote appends one. */
@ViewEntity({ name: "crm_view_quote_sum", synchronize: false })
export class QuoteSum {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly count!: string
  @ViewColumn() readonly total!: string
  /** Each quote's rounded to its currency. */
  @ViewColumn() readonly weighted_total!: string
}
