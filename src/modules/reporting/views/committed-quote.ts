import { ViewColumn, ViewEntity } from "typeorm"

/** One row per accepted quote: what of it no order of the ledger stands for yet. */
@ViewEntity({ name: "crm_view_committed_quote", synchronize: false })
export class CommittedQuote {
  @ViewColumn() readonly id!: string
  /** Who will owe: the bill-to customer, else the customer. */
  @ViewColumn() readonly debtor_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly accepted_at!: Date
  @ViewColumn() readonly is_held!: boolean
  /** Its total without what is ordered, and without what canceled orders had ordered. */
  @ViewColumn() readonly rest!: string
  /** Paid as its deposit and not handed to an order. */
  @ViewColumn() readonly deposit_paid!: string
}
