import { MigrationInterface, QueryRunner } from "typeorm"

import { REFRESH_STAYS, STAGE_REORDERED } from "./1795850000000-crm-stage-stays"

const ORDER = "hashtext('crm_stage_order')"

/** Who moves a quote looks at the order of stages, and so waits for one that is being changed. */
const REFRESH = REFRESH_STAYS.replace(
  "perform 1 from crm_quote",
  `perform pg_advisory_xact_lock_shared(${ORDER});\n    perform 1 from crm_quote`
)

/** Of a new order of stages only this depends: whether a further one followed. */
const REORDER = `
  create or replace function crm_reorder_stage_stays() returns void language sql as $$
    with f as materialized (
      select y.quote_id, y.number, max(s.position) over (partition by y.quote_id order by y.number desc) > s.position as went_further
        from crm_stage_stay y join crm_stage s on s.id = y.stage_id)
    update crm_stage_stay y set went_further = f.went_further from f
     where y.quote_id = f.quote_id and y.number = f.number and y.went_further <> f.went_further $$`

const [CHANGED, ...TRIGGER] = STAGE_REORDERED

/** Everything that keeps the stays in step with the order of stages; may run again at any time. */
export const KEEP_STAGE_ORDER = [
  REFRESH,
  REORDER,
  CHANGED.replace(
    "perform crm_rebuild_stage_stays()",
    `perform pg_advisory_xact_lock(${ORDER});\n       perform crm_reorder_stage_stays()`
  ),
  ...TRIGGER,
]

/** A new order of stages changes the stays that it is about, in one statement instead of making all of them anew. */
export class CrmStageOrder1795900060000 implements MigrationInterface {
  name = "CrmStageOrder1795900060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await run(queryRunner, KEEP_STAGE_ORDER)
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await run(queryRunner, [REFRESH_STAYS, ...STAGE_REORDERED, "drop function if exists crm_reorder_stage_stays()"])
  }
}

async function run(queryRunner: QueryRunner, statements: string[]): Promise<void> {
  for (const statement of statements) {
    await queryRunner.query(statement)
  }
}
