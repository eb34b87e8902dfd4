import { ViewColumn, ViewEntity } from "typeorm"

/** What a movement of a debtor's balance is. */
export type MovementKind =
  | "invoice"
  | "invoice_voided"
  | "credit_note"
  | "receipt"
  | "refund"
  | "refund_undone"
  | "paid_by_other"
  | "paid_for_other"
  | "write_off"
  | "write_off_undone"
  | "exchange"
  | "opening_invoice"
  | "opening_voided"
  | "opening_credit"
  | "opening_undone"

/**
 * One row per movement of a debtor's balance, on its own day: positive raises what is owed, negative lowers it.
 *
 * The balance at the end of a day is the sum up to it, and equals outstanding − unallocated − advances of that day. An allocation moves
 * no balance but where the payer is another debtor than the one who is paid for.
 */
@ViewEntity({ name: "crm_view_movement", synchronize: false })
export class Movement {
  /** The row that moved it: one document may move a balance more than once. */
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly kind!: MovementKind
  @ViewColumn() readonly movement_date!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly company_id!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly reference!: "crm_invoice" | "crm_credit_note" | "crm_receipt"
  @ViewColumn() readonly reference_id!: string
  @ViewColumn() readonly number!: string | null
  @ViewColumn() readonly due_date!: string | null
  /** The buyer's order number, or the payer's own text. */
  @ViewColumn() readonly note!: string | null
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly created_at!: Date
}
