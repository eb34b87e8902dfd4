import { ViewColumn, ViewEntity } from "typeorm"

/** One row per accepted quote: what of it neither an order stands for nor a deposit paid. */
@ViewEntity({ name: "crm_view_calendar_acceptance", synchronize: false })
export class CalendarAcceptance {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly bill_to_customer_id!: string | null
  @ViewColumn() readonly customer_name!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly decided_date!: string | null
  /** When its first order was made. */
  @ViewColumn() readonly converted_at!: Date | null
  @ViewColumn() readonly convert_on_accept!: boolean
  @ViewColumn() readonly terms_days!: number | null
  @ViewColumn() readonly to_come!: string
}
