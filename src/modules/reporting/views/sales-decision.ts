import { ViewColumn, ViewEntity } from "typeorm"

/**
 * One row per quote that was decided, on its final decision, of whom it was then. A row with `outcome` expired counts from the day
 * after its last one, which may lie ahead.
 */
@ViewEntity({ name: "crm_view_sales_decision", synchronize: false })
export class SalesDecision {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly source_id!: string | null
  /** Without tax and shipping. */
  @ViewColumn() readonly net_total!: string
  /** The owner at the decision. */
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly outcome!: "won" | "lost" | "expired"
  @ViewColumn() readonly decided_date!: string
  /** From its creation to the decision. */
  @ViewColumn() readonly days!: number
  @ViewColumn() readonly lost_reason_id!: string | null
  @ViewColumn() readonly lost_reason_name!: string | null
}
