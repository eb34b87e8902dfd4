import { ViewColumn, ViewEntity } from "typeorm"

/** One row per line that was sold with cover and month in which the longest cover of some of its units ends; months are `YYYY-MM`. */
@ViewEntity({ name: "crm_view_warranty_line", synchronize: false })
export class WarrantyLineRow {
  @ViewColumn() readonly line_key!: string
  @ViewColumn() readonly product_id!: string | null
  @ViewColumn() readonly title!: string | null
  /** Null where no order says it. */
  @ViewColumn() readonly currency_code!: string | null
  @ViewColumn() readonly sold_month!: string
  @ViewColumn() readonly ends_month!: string
  @ViewColumn() readonly units!: string
  /** The order's. */
  @ViewColumn() readonly owner_id!: string | null
}

/** Rows that add up to the units sold with cover, by product and months; a change appends one. */
@ViewEntity({ name: "crm_view_warranty_sold", synchronize: false })
export class WarrantySoldRow {
  @ViewColumn() readonly product_id!: string | null
  /** Null where no order says it. */
  @ViewColumn() readonly currency_code!: string | null
  @ViewColumn() readonly sold_month!: string
  @ViewColumn() readonly ends_month!: string
  @ViewColumn() readonly units!: string
}

/** What is told of cover. Amounts are major units of `currency_code`, net. */
abstract class CoverFigures {
  @ViewColumn() readonly plan_id!: string
  @ViewColumn() readonly product_id!: string | null
  @ViewColumn() readonly variant_id!: string | null
  @ViewColumn() readonly currency_code!: string | null
  /** Its plan was sold for money. */
  @ViewColumn() readonly is_bought!: boolean
  /** Stands, with units left. */
  @ViewColumn() readonly is_live!: boolean
  @ViewColumn() readonly starts_month!: string
  @ViewColumn() readonly ends_month!: string
  /** Entitlements. */
  @ViewColumn() readonly covers!: string
  /** Units that it began with, none of what was sent in place of others. */
  @ViewColumn() readonly units!: string
  @ViewColumn() readonly left_units!: string
  /** Units of which it is known what they were sold for. */
  @ViewColumn() readonly priced_units!: string
  @ViewColumn() readonly net_total!: string
}

/** Rows that add up to entitlements by plan, product and months; a change of one appends one. */
@ViewEntity({ name: "crm_view_warranty_cover", synchronize: false })
export class WarrantyCoverRow extends CoverFigures {}

/** The same, one row per entitlement, with whose order it is of. */
@ViewEntity({ name: "crm_view_warranty_entitlement", synchronize: false })
export class WarrantyEntitlementRow extends CoverFigures {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly owner_id!: string | null
}

/** One row per warranty plan. */
@ViewEntity({ name: "crm_view_warranty_plan", synchronize: false })
export class WarrantyPlanRow {
  @ViewColumn() readonly plan_id!: string
  @ViewColumn() readonly name!: string
  @ViewColumn() readonly is_sold!: boolean
}
