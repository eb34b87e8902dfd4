import { ViewColumn, ViewEntity } from "typeorm"

/** One row per rep, month and currency. */
@ViewEntity({ name: "crm_view_sales_target", synchronize: false })
export class SalesTarget {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly user_id!: string
  /** `YYYY-MM` */
  @ViewColumn() readonly month!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly commission_percent!: string | null
}
