import { ViewColumn, ViewEntity } from "typeorm"

import { AccountRole, RevenueGroup } from "../../../shared/accounts"

/** What an entry of the journal is about. */
export type EntryKind =
  | "invoice"
  | "invoice_voided"
  | "delivery"
  | "credit_note"
  | "receipt"
  | "refund"
  | "refund_undone"
  | "allocation"
  | "allocation_undone"
  | "write_off"
  | "write_off_undone"
  | "opening_invoice"
  | "opening_voided"
  | "opening_credit"
  | "opening_undone"
  | "provision_built"
  | "provision_used"
  | "provision_released"
  | "provision_remeasured"
  | "cover_released"

/** One row per line of the sales journal, revenue by what was sold. The lines of one `entry_id` add up to 0: debits are positive, credits negative. */
@ViewEntity({ name: "crm_view_journal_line", synchronize: false })
export class JournalLine {
  @ViewColumn() readonly entry_id!: string
  @ViewColumn() readonly kind!: EntryKind
  @ViewColumn() readonly entry_date!: string
  @ViewColumn() readonly company_id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly reference!:
    "crm_invoice" | "crm_credit_note" | "crm_receipt" | "crm_warranty_provision" | "crm_sold_cover"
  @ViewColumn() readonly reference_id!: string
  @ViewColumn() readonly number!: string | null
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  /** Order of the line in its entry. */
  @ViewColumn() readonly position!: number
  @ViewColumn() readonly account!: AccountRole
  /** What tells accounts of one role apart: the tax, or how money moved. */
  @ViewColumn() readonly key!: string
  @ViewColumn() readonly amount!: string
  /** The invoice whose debt the line changes, on lines of receivables. */
  @ViewColumn() readonly invoice_id!: string | null
  /** What the product was sold under when it was invoiced, on lines of revenue. */
  @ViewColumn() readonly revenue_groups!: RevenueGroup[] | null
}
