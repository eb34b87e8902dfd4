import { ViewColumn, ViewEntity } from "typeorm"

/** One row, none before the first dunning policy: the weekdays on which the store works. */
@ViewEntity({ name: "crm_view_working_week", synchronize: false })
export class WorkingWeek {
  /** ISO weekdays, 1 is Monday. */
  @ViewColumn() readonly weekdays!: number[]
}
