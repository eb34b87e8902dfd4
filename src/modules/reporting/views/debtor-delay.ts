import { ViewColumn, ViewEntity } from "typeorm"

/** One row per debtor of whom at least three instalments were settled: days from due to settled of the last ten, the median and the slow quartile. Kept by triggers. */
@ViewEntity({ name: "crm_view_debtor_delay", synchronize: false })
export class DebtorDelay {
  @ViewColumn() readonly customer_id!: string
  /** Below zero for who pays early. */
  @ViewColumn() readonly days!: number
  @ViewColumn() readonly slow_days!: number
}
