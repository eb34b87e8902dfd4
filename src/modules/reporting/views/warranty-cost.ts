import { ViewColumn, ViewEntity } from "typeorm"

/** Rows that add up to what a claim cost on a day, in major units of `currency_code`; an entry of the ledger appends one. */
@ViewEntity({ name: "crm_view_warranty_cost", synchronize: false })
export class WarrantyCostRow {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly claim_id!: string
  @ViewColumn() readonly work_date!: string
  @ViewColumn() readonly provisioned!: boolean
  /** Entries of the ledger. */
  @ViewColumn() readonly entries!: string
  @ViewColumn() readonly parts!: string
  @ViewColumn() readonly labour!: string
  @ViewColumn() readonly freight!: string
  @ViewColumn() readonly replacement!: string
  @ViewColumn() readonly third_party!: string
  @ViewColumn() readonly other!: string
  /** What the customer bore; it lowers the cost. */
  @ViewColumn() readonly deductible!: string
  @ViewColumn() readonly cost!: string
  /** What suppliers paid; it lowers no cost. */
  @ViewColumn() readonly recovered!: string
}

/** One row per supplier's share in a claim, in major units of `currency_code`, with the days on which it was claimed, came or was refused. */
@ViewEntity({ name: "crm_view_warranty_recovery", synchronize: false })
export class WarrantyRecoveryRow {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly claim_id!: string
  @ViewColumn() readonly supplier_name!: string
  @ViewColumn() readonly amount!: string
  @ViewColumn() readonly received_amount!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly created_at!: Date
  @ViewColumn() readonly claimed_date!: string | null
  @ViewColumn() readonly received_date!: string | null
  @ViewColumn() readonly refused_date!: string | null
}

/** Rows that add up to what claims cost in a month, by each thing that they are grouped by, in millionths of `currency_code`; a change appends one. */
@ViewEntity({ name: "crm_view_warranty_group", synchronize: false })
export class WarrantyGroupRow {
  /** `month`, `product`, `plan`, `supplier`, `fault`, `customer`, or `cover`: by plan and month in which the cover began. */
  @ViewColumn() readonly dimension!: string
  /** Empty for what has none. */
  @ViewColumn() readonly key!: string
  @ViewColumn() readonly cover_month!: string | null
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly month!: string
  @ViewColumn() readonly provisioned!: boolean
  @ViewColumn() readonly entries!: string
  @ViewColumn() readonly parts!: string
  @ViewColumn() readonly labour!: string
  @ViewColumn() readonly freight!: string
  @ViewColumn() readonly replacement!: string
  @ViewColumn() readonly third_party!: string
  @ViewColumn() readonly other!: string
  @ViewColumn() readonly deductible!: string
  @ViewColumn() readonly cost!: string
  @ViewColumn() readonly recovered!: string
}
