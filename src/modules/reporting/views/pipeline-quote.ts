import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote that is draft or sent. Past `valid_until` a sent one is expired and out of the pipeline. */
@ViewEntity({ name: "crm_view_pipeline_quote", synchronize: false })
export class PipelineQuote {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly status!: "draft" | "sent"
  @ViewColumn() readonly pipeline_id!: string
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly currency_code!: string
  /** Who would owe: the bill-to customer, else the customer. */
  @ViewColumn() readonly debtor_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly expected_close_date!: string | null
  /** Percent: the quote's own, else its stage's. */
  @ViewColumn() readonly probability!: string
  @ViewColumn() readonly total!: string
  /** Without tax and shipping. */
  @ViewColumn() readonly net_total!: string
}
