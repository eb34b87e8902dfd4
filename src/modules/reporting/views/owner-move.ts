import { ViewColumn, ViewEntity } from "typeorm"

/** One row per change of a quote's owner, with whose it was until then. */
@ViewEntity({ name: "crm_view_owner_move", synchronize: false })
export class OwnerMove {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly quote_id!: string
  @ViewColumn() readonly from_owner_id!: string | null
  @ViewColumn() readonly created_at!: Date
}
