import { ViewColumn, ViewEntity } from "typeorm"

/** One row per promise that counts now and was not kept yet, with what of it did not come. */
@ViewEntity({ name: "crm_view_unmet_promise", synchronize: false })
export class UnmetPromise {
  @ViewColumn() readonly id!: string
  /** null: on the account. */
  @ViewColumn() readonly invoice_id!: string | null
  @ViewColumn() readonly bill_to_customer_id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly promised_date!: string
  @ViewColumn() readonly last_date!: string
  @ViewColumn() readonly rest!: string
}
