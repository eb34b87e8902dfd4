import { ViewColumn, ViewEntity } from "typeorm"

/** One row per allocation, undone ones too: it counts from `allocation_date` until the day before `reversed_date`. */
@ViewEntity({ name: "crm_view_allocation", synchronize: false })
export class Allocation {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly instalment_id!: string
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly receipt_id!: string | null
  @ViewColumn() readonly credit_note_id!: string | null
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly allocation_date!: string
  @ViewColumn() readonly reversed_date!: string | null
  @ViewColumn() readonly write_off_id!: string | null
  /** What it takes of its source, in the source's currency. */
  @ViewColumn() readonly source_amount!: string
}
