import { ViewColumn, ViewEntity } from "typeorm"

/** One row per currency and due day: what all open instalments ask for together, kept by triggers as documents change. */
@ViewEntity({ name: "crm_view_open_day", synchronize: false })
export class OpenDay {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly due_date!: string
  @ViewColumn() readonly outstanding!: string
  @ViewColumn() readonly count!: string
}
