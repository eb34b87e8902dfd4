import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote and stage that it ever came to, from the first time it did. */
@ViewEntity({ name: "crm_view_first_stay", synchronize: false })
export class FirstStay {
  /** Of the quote. */
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly entered_at!: Date
  /** Null where it stands. */
  @ViewColumn() readonly left_at!: Date | null
  /** Whether a stage of a higher position followed. */
  @ViewColumn() readonly went_further!: boolean
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly source_id!: string | null
  @ViewColumn() readonly pipeline_id!: string | null
  /** Without tax and shipping. */
  @ViewColumn() readonly net_total!: string
  @ViewColumn() readonly status!: "draft" | "sent" | "accepted" | "declined" | "canceled"
  @ViewColumn() readonly valid_until!: string | null
  /** As of a `SalesQuote`. */
  @ViewColumn() readonly decided_date!: string | null
  @ViewColumn() readonly answered_date!: string | null
}
