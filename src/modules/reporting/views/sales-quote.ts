import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote from its first sending to its decision; a sent one is expired from `decided_date` on. */
@ViewEntity({ name: "crm_view_sales_quote", synchronize: false })
export class SalesQuote {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly source_id!: string | null
  @ViewColumn() readonly pipeline_id!: string
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly status!: "draft" | "sent" | "accepted" | "declined" | "canceled"
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  /** Without tax and shipping. */
  @ViewColumn() readonly net_total!: string
  @ViewColumn() readonly expected_close_date!: string | null
  @ViewColumn() readonly valid_until!: string | null
  /** Percent: the quote's own, else its stage's. */
  @ViewColumn() readonly probability!: string
  @ViewColumn() readonly forecast_category!: "pipeline" | "best_case" | "commit"
  @ViewColumn() readonly lost_reason_id!: string | null
  @ViewColumn() readonly lost_reason_name!: string | null
  @ViewColumn() readonly created_at!: Date
  @ViewColumn() readonly accepted_at!: Date | null
  /** When its first version was sent. */
  @ViewColumn() readonly first_sent_at!: Date | null
  @ViewColumn() readonly decided_date!: string | null
  /** The same as it is stored, of accepted and declined ones. */
  @ViewColumn() readonly answered_date!: string | null
}
