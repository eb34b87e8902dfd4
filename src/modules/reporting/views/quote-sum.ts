import { ViewColumn, ViewEntity } from "typeorm"

/** Rows that add up to what all quotes come to, by whose they are and where they stand; a change of a quote appends one. */
@ViewEntity({ name: "crm_view_quote_sum", synchronize: false })
export class QuoteSum {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly pipeline_id!: string
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly owner_id!: string | null
  /** As stored: what is sent may have expired. */
  @ViewColumn() readonly status!: string
  /** Of what is sent; of what expired long ago, some day before. */
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly count!: string
  @ViewColumn() readonly total!: string
  /** Each quote's rounded to its currency. */
  @ViewColumn() readonly weighted_total!: string
}
