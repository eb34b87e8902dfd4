import { ViewColumn, ViewEntity } from "typeorm"

/** One row per warranty claim that is open and provided for, kept by triggers. Amounts in major units of its currency, as exact decimal text. */
@ViewEntity({ name: "crm_view_open_claim", synchronize: false })
export class OpenClaim {
  @ViewColumn() readonly claim_id!: string
  @ViewColumn() readonly currency_code!: string
  /** Empty for what is of no product. */
  @ViewColumn() readonly product_id!: string
  /** The month that the unit's cover began in, counted from year 0; null where it has not begun. */
  @ViewColumn() readonly first_month!: number | null
  @ViewColumn() readonly quantity!: string
  /** Set by hand; null for the mean cost. */
  @ViewColumn() readonly estimate!: string | null
  @ViewColumn() readonly used!: string
  @ViewColumn() readonly submitted_at!: Date
}
