import { ViewColumn, ViewEntity } from "typeorm"

/** One row per customer account: its legal name and what it may owe at most (null: no limit). */
@ViewEntity({ name: "crm_view_credit_limit", synchronize: false })
export class CreditLimit {
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly legal_name!: string | null
  @ViewColumn() readonly currency_code!: string | null
  @ViewColumn() readonly credit_limit!: string | null
  /** Who owes for them; themselves where it is null. */
  @ViewColumn() readonly bill_to_customer_id!: string | null
  /** Whether finance stopped selling to them. */
  @ViewColumn() readonly hold!: boolean
}
