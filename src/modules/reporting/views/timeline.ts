import { ViewColumn, ViewEntity } from "typeorm"

/** One row per event that concerns a customer; what a debtor shares with its buyer has a row for each. */
@ViewEntity({ name: "crm_view_timeline", synchronize: false })
export class TimelineRow {
  @ViewColumn() readonly customer_id!: string
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly kind!: string
  /** What was done; of an interaction or mail, its channel. */
  @ViewColumn() readonly act!: string
  @ViewColumn() readonly occurred_at!: Date
  @ViewColumn() readonly reference!: string
  @ViewColumn() readonly reference_id!: string
  @ViewColumn() readonly number!: string | null
  @ViewColumn() readonly title!: string | null
  @ViewColumn() readonly note!: string | null
  @ViewColumn() readonly amount!: string | null
  @ViewColumn() readonly currency_code!: string | null
  @ViewColumn() readonly order_id!: string | null
  @ViewColumn() readonly owner_id!: string | null
  /** Whether the customer sees it too. */
  @ViewColumn() readonly for_customer!: boolean
  @ViewColumn() readonly actor_id!: string | null
  @ViewColumn() readonly actor_type!: string | null
  @ViewColumn() readonly direction!: "inbound" | "outbound" | null
  @ViewColumn() readonly duration_minutes!: number | null
  @ViewColumn() readonly outcome!: string | null
  @ViewColumn() readonly text!: string | null
  @ViewColumn() readonly source!: string | null
  @ViewColumn() readonly address!: string | null
  @ViewColumn() readonly contact_ids!: string[] | null
  @ViewColumn() readonly edited_at!: Date | null
  @ViewColumn() readonly references!: { reference: string; reference_id: string; number: string | null }[] | null
  @ViewColumn() readonly attachment_count!: number
}
