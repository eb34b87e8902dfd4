import { ViewColumn, ViewEntity } from "typeorm"

/** Differences whose sum is what was billed on a day, credit notes taken off. Kept by triggers. */
@ViewEntity({ name: "crm_view_billing_day", synchronize: false })
export class BillingDay {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly issue_date!: string
  @ViewColumn() readonly amount!: string
}
