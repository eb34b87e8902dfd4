import { ViewColumn, ViewEntity } from "typeorm"

/** One row per claim under cover that is given free. */
@ViewEntity({ name: "crm_view_provision_claim", synchronize: false })
export class ProvisionClaim {
  @ViewColumn() readonly claim_id!: string
  @ViewColumn() readonly currency_code!: string
  /** Empty where nobody knows it. */
  @ViewColumn() readonly product_id!: string
  @ViewColumn() readonly quantity!: number
  @ViewColumn() readonly status!: string
  @ViewColumn() readonly provisioned!: boolean
  @ViewColumn() readonly estimate!: string | null
  @ViewColumn() readonly submitted_at!: Date
  @ViewColumn() readonly resolved_at!: Date | null
  @ViewColumn() readonly rejected_at!: Date | null
  @ViewColumn() readonly canceled_at!: Date | null
  @ViewColumn() readonly remedy!: string | null
  /** The month that the units' cover began in: 12 × year + month, January being 0. */
  @ViewColumn() readonly first_month!: number
}

/** One row per product, currency and closed month: how its provision moved and what it was reckoned from. */
@ViewEntity({ name: "crm_view_provision_month", synchronize: false })
export class ProvisionMonth {
  @ViewColumn() readonly month!: number
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly product_id!: string
  /** Units with cover left at the end. */
  @ViewColumn() readonly units!: string
  @ViewColumn() readonly opening!: string
  @ViewColumn() readonly built!: string
  @ViewColumn() readonly used!: string
  @ViewColumn() readonly released!: string
  @ViewColumn() readonly remeasured!: string
  @ViewColumn() readonly closing!: string
  /** What open claims will still cost; part of `closing`. */
  @ViewColumn() readonly estimates!: string
  /** The exact expected cost of what is left, of which `closing` holds the rounded one. */
  @ViewColumn() readonly cover!: string
  @ViewColumn() readonly mean_cost!: string
  @ViewColumn() readonly expected_claims!: string
  /** Exact expected cost of the month after it. */
  @ViewColumn() readonly expected_month!: string
  @ViewColumn() readonly prior_from!: string
  @ViewColumn() readonly terms!: unknown
  /** Claims of a unit expected in its first months: in none, in one, and so on. */
  @ViewColumn() readonly sums!: string[]
  /** Exact expected cost of what was built, by the month that cover began in. */
  @ViewColumn() readonly built_by!: Record<string, string>
  /** What was used, by account of the cost ledger. */
  @ViewColumn() readonly used_by!: Record<string, string>
}
