import { ViewColumn, ViewEntity } from "typeorm"

/** One row per instalment of every invoice that was ever issued, for a look at another day. */
@ViewEntity({ name: "crm_view_instalment", synchronize: false })
export class Instalment {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly invoice_number!: string | null
  @ViewColumn() readonly order_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly bill_to_customer_id!: string
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  /** Who sold. */
  @ViewColumn() readonly company_id!: string | null
  @ViewColumn() readonly issue_date!: string
  @ViewColumn() readonly due_date!: string
  /** Day from which the invoice no longer counts, else null. */
  @ViewColumn() readonly voided_date!: string | null
  @ViewColumn() readonly open!: boolean
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly allocated_total!: string
}
