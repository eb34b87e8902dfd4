import { ViewColumn, ViewEntity } from "typeorm"

/** Differences whose sum is the weighted pipeline by the Monday of the expected close. Kept by triggers. */
@ViewEntity({ name: "crm_view_pipeline_week", synchronize: false })
export class PipelineWeek {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly week!: string | null
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly weighted_total!: string
}
