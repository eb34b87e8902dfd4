import { ViewColumn, ViewEntity } from "typeorm"

/** One row per voided invoice that was due after its issue: until `voided_date` it was billed like any other. */
@ViewEntity({ name: "crm_view_billing_voided", synchronize: false })
export class BillingVoided {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly issue_date!: string
  @ViewColumn() readonly voided_date!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly bill_to_customer_id!: string | null
}
