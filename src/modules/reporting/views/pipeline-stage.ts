import { ViewColumn, ViewEntity } from "typeorm"

/** Differences whose sum is the pipeline, by currency, stage and (for sent quotes) last day of validity. Kept by triggers. */
@ViewEntity({ name: "crm_view_pipeline_stage", synchronize: false })
export class PipelineStage {
  @ViewColumn() readonly currency_code!: string
  @ViewColumn() readonly stage_id!: string
  /** null for drafts and for quotes that do not expire. */
  @ViewColumn() readonly valid_until!: string | null
  @ViewColumn() readonly count!: string
  @ViewColumn() readonly total!: string
  @ViewColumn() readonly net_total!: string
  /** Each quote's weighted amount is rounded to its currency before it is added. */
  @ViewColumn() readonly weighted_total!: string
  @ViewColumn() readonly weighted_net_total!: string
}
