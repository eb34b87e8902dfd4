import { ViewColumn, ViewEntity } from "typeorm"

/** One row per order of a quote, and one with the amount below zero per cancellation of such an order. */
@ViewEntity({ name: "crm_view_sales_order", synchronize: false })
export class SalesOrder {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly order_id!: string
  @ViewColumn() readonly quote_id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly source_id!: string | null
  /** The owner when the quote was accepted. */
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly happened_at!: Date
  /** Without tax and shipping, not rounded where a line was ordered in parts. */
  @ViewColumn() readonly net_amount!: string
}
