import { ViewColumn, ViewEntity } from "typeorm"

/** One row per follow-up that was done. */
@ViewEntity({ name: "crm_view_done_follow_up", synchronize: false })
export class DoneFollowUp {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly assignee_id!: string | null
  @ViewColumn() readonly owner_id!: string | null
  @ViewColumn() readonly created_by!: string
  @ViewColumn() readonly completed_at!: Date
}
