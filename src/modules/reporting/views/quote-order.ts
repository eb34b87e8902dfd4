import { ViewColumn, ViewEntity } from "typeorm"

/** One row per order of a quote: when it was made, first invoiced, and settled. */
@ViewEntity({ name: "crm_view_quote_order", synchronize: false })
export class QuoteOrder {
  @ViewColumn() readonly quote_id!: string
  @ViewColumn() readonly order_id!: string
  @ViewColumn() readonly ordered_at!: Date | null
  @ViewColumn() readonly invoiced_at!: Date | null
  /** Whether all that is invoiced is settled. */
  @ViewColumn() readonly is_settled!: boolean | null
  /** The day of the last allocation. */
  @ViewColumn() readonly settled_date!: string | null
}
