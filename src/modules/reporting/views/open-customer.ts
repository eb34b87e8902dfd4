import { ViewColumn, ViewEntity } from "typeorm"

/** One row per currency and debtor who owes anything now. Kept by triggers. */
@ViewEntity({ name: "crm_view_open_customer", synchronize: false })
export class OpenCustomer {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly outstanding!: string
  @ViewColumn() readonly count!: string
}
