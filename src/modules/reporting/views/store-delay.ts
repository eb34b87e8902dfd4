import { ViewColumn, ViewEntity } from "typeorm"

/** One row: the same over the last instalments of everyone, 0 when nothing was settled. */
@ViewEntity({ name: "crm_view_store_delay", synchronize: false })
export class StoreDelay {
  @ViewColumn() readonly days!: number
  @ViewColumn() readonly slow_days!: number
}
