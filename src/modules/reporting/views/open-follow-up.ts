import { ViewColumn, ViewEntity } from "typeorm"

/** One row per follow-up that is open. */
@ViewEntity({ name: "crm_view_open_follow_up", synchronize: false })
export class OpenFollowUp {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly customer_id!: string | null
  @ViewColumn() readonly assignee_id!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly created_by!: string
  @ViewColumn() readonly kind!: string
  @ViewColumn() readonly title!: string | null
  @ViewColumn() readonly rule_key!: string | null
  @ViewColumn() readonly facts!: Record<string, unknown> | null
  @ViewColumn() readonly reference_number!: string | null
  @ViewColumn() readonly due_at!: Date
  @ViewColumn() readonly due_date!: string
  @ViewColumn() readonly has_time!: boolean
}
