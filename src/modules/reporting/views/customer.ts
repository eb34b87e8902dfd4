import { ViewColumn, ViewEntity } from "typeorm"

/** One row per customer of the host. */
@ViewEntity({ name: "crm_view_customer", synchronize: false })
export class CustomerRow {
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly name!: string
  @ViewColumn() readonly person!: string | null
  @ViewColumn() readonly email!: string | null
  @ViewColumn() readonly phone!: string | null
  @ViewColumn() readonly country_code!: string | null
  @ViewColumn() readonly city!: string | null
  @ViewColumn() readonly has_account!: boolean
  @ViewColumn() readonly registered_at!: Date
  @ViewColumn() readonly last_contact_at!: Date | null
}

/** One row per debtor and currency: everything that was invoiced less what was credited, without tax. */
@ViewEntity({ name: "crm_view_customer_revenue", synchronize: false })
export class CustomerRevenue {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly revenue!: string
}

/** One row per document that is revenue (positive) or takes some back (negative), without tax. */
@ViewEntity({ name: "crm_view_revenue", synchronize: false })
export class Revenue {
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly amount!: string
}
