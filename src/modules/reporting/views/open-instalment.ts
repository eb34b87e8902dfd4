import { ViewColumn, ViewEntity } from "typeorm"

/** One row per instalment that still asks for money now: its invoice is issued and not wholly settled. */
@ViewEntity({ name: "crm_view_open_instalment", synchronize: false })
export class OpenInstalment {
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
  @ViewColumn() readonly amount!: string
  /** Major units of `currency_code`, as exact decimal text. */
  @ViewColumn() readonly outstanding!: string
}
