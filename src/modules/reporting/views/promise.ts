import { ViewColumn, ViewEntity } from "typeorm"

/** One row per promise to pay that counts now: not canceled, its invoice still open, none made since it was broken. */
@ViewEntity({ name: "crm_view_promise", synchronize: false })
export class LivePromise {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly invoice_id!: string | null
  @ViewColumn() readonly bill_to_customer_id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly promised_date!: string
  @ViewColumn() readonly last_date!: string
  @ViewColumn() readonly kept!: boolean
}
