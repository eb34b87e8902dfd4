import { ViewColumn, ViewEntity } from "typeorm"

/** One row per stage of every pipeline. */
@ViewEntity({ name: "crm_view_stage", synchronize: false })
export class Stage {
  @ViewColumn() readonly id!: string
  @ViewColumn() readonly pipeline_id!: string
  @ViewColumn() readonly name!: string
  @ViewColumn() readonly code!: string | null
  @ViewColumn() readonly position!: number
  /** Percent. */
  @ViewColumn() readonly probability!: number
  @ViewColumn() readonly forecast_category!: string
}
