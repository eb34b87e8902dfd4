import { ViewColumn, ViewEntity } from "typeorm"

/** One row per order that is not canceled, under the customer that its own is read as. */
@ViewEntity({ name: "crm_view_customer_order", synchronize: false })
export class CustomerOrder {
  @ViewColumn() readonly order_id!: string
  @ViewColumn() readonly display_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly placed_date!: string
  @ViewColumn() readonly total!: string
  @ViewColumn() readonly lines!: { sku: string | null; title: string; total: string }[] | null
}
