import { ViewColumn, ViewEntity } from "typeorm"

/** One row per quote, of whatever status: what the strip of the day and the decisions of a period count. */
@ViewEntity({ name: "crm_view_quote", synchronize: false })
export class QuoteRow {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly status!: "draft" | "sent" | "accepted" | "declined" | "canceled"
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly total!: string
  @ViewColumn() readonly net_total!: string
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly decided_date!: string | null
  @ViewColumn() readonly unanswered_messages!: number
  /** Accepted, and waiting for what the customer owes. */
  @ViewColumn() readonly is_held!: boolean
}
