import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote, variant and week: goods that are on offer, or accepted and not ordered yet. Kept as quotes change. */
@ViewEntity({ name: "crm_view_demand", synchronize: false })
export class Demand {
  @ViewColumn() readonly quote_id!: string
  @ViewColumn() readonly variant_id!: string
  @ViewColumn() readonly sales_channel_id!: string
  @ViewColumn() readonly owner_id!: string | null
  /** Monday of the week in which they are to leave; null where no close is expected. */
  @ViewColumn() readonly week!: string | null
  /** Of what is sent: after it nothing of it is wanted. */
  @ViewColumn() readonly valid_until!: string | null
  /** Accepted, so that it counts in full. */
  @ViewColumn() readonly is_committed!: boolean
  /** Lines that ask for them; stock held for a quote carries these ids. */
  @ViewColumn() readonly line_ids!: string[]
  @ViewColumn() readonly quantity!: string
  /** Quantity × probability of the quote. */
  @ViewColumn() readonly weighted!: string
}

/** Rows that add up to `crm_view_demand` by variant, sales channel and week, offers that ended since counted in; a change appends one. */
@ViewEntity({ name: "crm_view_demand_sum", synchronize: false })
export class DemandSum {
  @ViewColumn() readonly variant_id!: string
  @ViewColumn() readonly sales_channel_id!: string
  @ViewColumn() readonly week!: string | null
  @ViewColumn() readonly quantity!: string
  @ViewColumn() readonly weighted!: string
}
