import { ViewColumn, ViewEntity } from "typeorm"

/** One row per warranty claim with what it is grouped by and whose it is. */
@ViewEntity({ name: "crm_view_warranty_claim", synchronize: false })
export class WarrantyClaimRow {
  @ViewColumn() readonly claim_id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly product_id!: string | null
  /** The product's, as it was sold. */
  @ViewColumn() readonly title!: string
  @ViewColumn() readonly plan_id!: string | null
  /** Who was named first as the one who is to pay for it. */
  @ViewColumn() readonly supplier!: string | null
  @ViewColumn() readonly fault_code!: string
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly assignee_id!: string | null
  @ViewColumn() readonly submitted_by!: string
  @ViewColumn() readonly status!: string
  @ViewColumn() readonly provisioned!: boolean
  @ViewColumn() readonly submitted_at!: Date
  /** `YYYY-MM` in which its line was sold with cover. */
  @ViewColumn() readonly sold_month!: string | null
  /** `YYYY-MM` in which the cover that it is under began. */
  @ViewColumn() readonly cover_month!: string | null
  /** The order's. */
  @ViewColumn() readonly owner_id!: string | null
}

/** One row per state that a claim came to. */
@ViewEntity({ name: "crm_view_warranty_state", synchronize: false })
export class WarrantyStateRow {
  @ViewColumn() readonly claim_id!: string
  @ViewColumn() readonly state!: string
  @ViewColumn() readonly at!: Date
  @ViewColumn() readonly created_at!: Date
}
