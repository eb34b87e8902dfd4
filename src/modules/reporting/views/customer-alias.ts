import { ViewColumn, ViewEntity } from "typeorm"

/** One row per customer who was merged into another one. */
@ViewEntity({ name: "crm_view_customer_alias", synchronize: false })
export class CustomerAliasRow {
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly merged_into_id!: string
  /** Who all of the group are read as. */
  @ViewColumn() readonly root_id!: string
}

/** One row per merged customer that the host still has, as the host knows them. */
@ViewEntity({ name: "crm_view_merged_customer", synchronize: false })
export class MergedCustomer {
  @ViewColumn() readonly root_id!: string
  @ViewColumn() readonly merged_into_id!: string
  @ViewColumn() readonly merged_at!: Date
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly name!: string
  @ViewColumn() readonly person!: string | null
  @ViewColumn() readonly email!: string | null
  @ViewColumn() readonly phone!: string | null
  @ViewColumn() readonly has_account!: boolean
  @ViewColumn() readonly registered_at!: Date
}

/** One row per customer of the host with what tells people apart, in one way of writing. */
@ViewEntity({ name: "crm_view_customer_identity", synchronize: false })
export class CustomerIdentity {
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly root_id!: string
  @ViewColumn() readonly has_account!: boolean
  @ViewColumn() readonly email!: string | null
  @ViewColumn() readonly domain!: string | null
  @ViewColumn() readonly name!: string | null
  @ViewColumn() readonly phone!: string | null
}

/** One row per customer and tax number of theirs, letters and digits only. */
@ViewEntity({ name: "crm_view_customer_tax_id", synchronize: false })
export class CustomerTaxId {
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly root_id!: string
  @ViewColumn() readonly tax_id!: string
}

/** One row per set of customers of whom somebody said that they are not one. */
@ViewEntity({ name: "crm_view_customer_distinction", synchronize: false })
export class CustomerDistinctionRow {
  @ViewColumn() readonly customer_ids!: string[]
}
