import { ViewColumn, ViewEntity } from "typeorm"

/** One row per line of a bank statement that brought money which nobody has matched or ignored yet. */
@ViewEntity({ name: "crm_view_open_bank_line", synchronize: false })
export class OpenBankLine {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly booked_date!: string
  @ViewColumn() readonly amount!: string
}
