import { ViewColumn, ViewEntity } from "typeorm"

/** Differences whose sum is how many quotes were decided on a day, and their net value. Kept by triggers. */
@ViewEntity({ name: "crm_view_decision_day", synchronize: false })
export class DecisionDay {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly decided_date!: string
  @ViewColumn() readonly accepted!: boolean
  @ViewColumn() readonly count!: string
  @ViewColumn() readonly net_total!: string
}
