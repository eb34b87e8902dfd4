import { ViewColumn, ViewEntity } from "typeorm"

/** One row per stay of a quote in a stage, from its creation and from each move. */
@ViewEntity({ name: "crm_view_stage_stay", synchronize: false })
export class StageStay {
  @ViewColumn() readonly quote_id!: string
  @ViewColumn() readonly stage_id!: string
  @ViewColumn() readonly entered_at!: Date
  /** Of the stage. */
  @ViewColumn() readonly position!: number
  /** null where it stands. */
  @ViewColumn() readonly left_at!: Date | null
  /** 1 the first time in this stage. */
  @ViewColumn() readonly visit!: string
  /** The furthest position that it reached from here on. */
  @ViewColumn() readonly furthest!: number
}
