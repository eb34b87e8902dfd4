import { ViewColumn, ViewEntity } from "typeorm"

/** One row per order of a quote with terms of its own. */
@ViewEntity({ name: "crm_view_order_terms", synchronize: false })
export class OrderTerms {
  @ViewColumn() readonly order_id!: string
  @ViewColumn() readonly terms_days!: number | null
}
