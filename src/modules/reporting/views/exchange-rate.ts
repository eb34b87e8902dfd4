import { ViewColumn, ViewEntity } from "typeorm"

/** One row per rate that was entered or imported: so much of `to_currency` for one of `from_currency`. */
@ViewEntity({ name: "crm_view_exchange_rate", synchronize: false })
export class ExchangeRate {
  @ViewColumn() readonly from_currency!: string
  @ViewColumn() readonly to_currency!: string
  @ViewColumn() readonly rate_date!: string
  @ViewColumn() readonly rate!: string
}
