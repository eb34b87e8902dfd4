import { ViewColumn, ViewEntity } from "typeorm"

/** One row per issued invoice that was due after its issue (positive) and per credit note to such an invoice (negative): the divisor of DSO. */
@ViewEntity({ name: "crm_view_billing", synchronize: false })
export class Billing {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly issue_date!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly bill_to_customer_id!: string | null
}
