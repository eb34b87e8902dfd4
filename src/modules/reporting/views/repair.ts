import { ViewColumn, ViewEntity } from "typeorm"

/** One row per claim that is approved or in repair, and not made good in another way. */
@ViewEntity({ name: "crm_view_open_repair", synchronize: false })
export class OpenRepair {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly number!: string
  @ViewColumn() readonly title!: string
  @ViewColumn() readonly status!: "approved" | "in_repair"
  @ViewColumn() readonly product_id!: string | null
  @ViewColumn() readonly technician!: string | null
  @ViewColumn() readonly assignee_id!: string | null
  @ViewColumn() readonly submitted_by!: string
  @ViewColumn() readonly order_id!: string | null
  @ViewColumn() readonly due_date!: string | null
  @ViewColumn() readonly estimated_hours!: string | null
  /** Hours entered that were not taken back. */
  @ViewColumn() readonly spent_hours!: string
}

/** One row per claim that was repaired and of which hours were entered. */
@ViewEntity({ name: "crm_view_settled_repair", synchronize: false })
export class SettledRepair {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly product_id!: string | null
  @ViewColumn() readonly hours!: string
}
