import { ViewColumn, ViewEntity } from "typeorm"

/** One row per mail about an invoice that left. */
@ViewEntity({ name: "crm_view_debt_mail", synchronize: false })
export class DebtMail {
  @ViewColumn() readonly invoice_id!: string
  @ViewColumn() readonly sent_at!: Date
}
