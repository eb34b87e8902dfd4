import { ViewColumn, ViewEntity } from "typeorm"

/** One row per invoice with a part of it disputed: the open disputes, never more than is outstanding. */
@ViewEntity({ name: "crm_view_open_dispute", synchronize: false })
export class OpenDispute {
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly amount!: string
}
