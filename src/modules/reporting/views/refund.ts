import { ViewColumn, ViewEntity } from "typeorm"

/** One row per payment back, undone ones too: it counts from `paid_date` until the day before `reversed_date`. */
@ViewEntity({ name: "crm_view_refund", synchronize: false })
export class Refund {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly receipt_id!: string | null
  @ViewColumn() readonly credit_note_id!: string | null
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly paid_date!: string
  @ViewColumn() readonly reversed_date!: string | null
}
