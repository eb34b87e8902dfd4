import { ViewColumn, ViewEntity } from "typeorm"

/**
 * One row per quote that was sent and is not withdrawn, with its final decision: accepted or declined on `decided_date`.
 * A row with `status` sent has none yet; it is expired from the day after `valid_until`.
 */
@ViewEntity({ name: "crm_view_quote_decision", synchronize: false })
export class QuoteDecision {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly status!: "sent" | "accepted" | "declined"
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly valid_until!: string | null
  /** Accepted and declined: the day it was decided. Sent: the day it expires. */
  @ViewColumn() readonly decided_date!: string | null
  @ViewColumn() readonly net_total!: string
}
