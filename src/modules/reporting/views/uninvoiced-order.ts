import { ViewColumn, ViewEntity } from "typeorm"

/** One row per order that is not canceled and not wholly invoiced. */
@ViewEntity({ name: "crm_view_uninvoiced_order", synchronize: false })
export class UninvoicedOrder {
  @ViewColumn() readonly order_id!: string
  @ViewColumn() readonly display_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly placed_date!: string | null
  @ViewColumn() readonly delivered_date!: string | null
  @ViewColumn() readonly total!: string
  @ViewColumn() readonly invoiced_total!: string
  /** Neither invoiced nor paid in advance. */
  @ViewColumn() readonly to_come!: string
  /** Delivered but not invoiced; 0 when nothing is. */
  @ViewColumn() readonly delivered_not_invoiced!: string
}
