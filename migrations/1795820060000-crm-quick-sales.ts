import { MigrationInterface, QueryRunner } from "typeorm"

import { SALES_REPORT_VIEWS } from "./1795783200000-crm-sales-report-views"

/**
 * The same rows as before, of the quotes that are asked for only: a window over the stages of every quote that ever was takes seconds.
 *
 * `crm_quotes_moved`: quotes that came to a stage in a time. `crm_stage_stays`: one row per stay of some quotes in a stage, from their creation and
 * from each move; `left_at` is null where it stands, `visit` 1 the first time in this stage, `furthest` the furthest position that it reached from there on.
 */
const FUNCTIONS = [
  `create or replace function crm_quotes_moved(since timestamptz, until timestamptz) returns text[] language sql stable as $$
     select array(
       select id from crm_quote where created_at >= since and created_at < until and deleted_at is null
       union
       select quote_id from crm_quote_move where field = 'stage' and to_value is not null and created_at >= since and created_at < until) $$`,
  `create or replace function crm_stage_stays(ids text[])
   returns table (quote_id text, stage_id text, entered_at timestamptz, "position" int, left_at timestamptz, visit bigint, furthest int)
   language sql stable rows 10000 as $$
     with asked as materialized (select id from unnest(ids) id),
     move as materialized (
       select m.quote_id, m.id, m.created_at, m.from_value, m.to_value from asked join crm_quote_move m on m.quote_id = asked.id where m.field = 'stage'),
     stay as (
       select q.id as quote_id, q.created_at as entered_at, '' as move_id, coalesce(f.from_value, q.stage_id) as stage_id
         from asked join crm_quote q on q.id = asked.id and q.deleted_at is null
         left join (select distinct on (quote_id) quote_id, from_value from move order by quote_id, created_at, id) f on f.quote_id = q.id
       union all
       select quote_id, created_at, id, to_value from move where to_value is not null)
     select y.quote_id, y.stage_id, y.entered_at, s.position,
            lead(y.entered_at) over (partition by y.quote_id order by y.entered_at, y.move_id),
            row_number() over (partition by y.quote_id, y.stage_id order by y.entered_at, y.move_id),
            max(s.position) over (partition by y.quote_id order by y.entered_at desc, y.move_id desc)
       from stay y join crm_stage s on s.id = y.stage_id $$`,
]

const INDEXES = [
  `create index if not exists crm_report_quote_begun on crm_quote (created_at) include (id) where deleted_at is null`,
  `create index if not exists crm_report_stage_moved on crm_quote_move (created_at) include (quote_id) where field = 'stage' and to_value is not null`,
]

/** `answered_date` is the day as it is stored, by which quotes are found. */
export const QUICK_SALES_VIEWS: Record<string, string> = {
  crm_view_sales_quote: SALES_REPORT_VIEWS.crm_view_sales_quote.replace(
    "as decided_date\n",
    "as decided_date,\n           q.decided_date as answered_date\n"
  ),
}

export class CrmQuickSales1795820060000 implements MigrationInterface {
  name = "CrmQuickSales1795820060000"

  async up(queryRunner: QueryRunner): Promise<void> {
    const views = Object.entries(QUICK_SALES_VIEWS).map(
      ([name, select]) => `create or replace view ${name} as ${select}`
    )
    for (const statement of [...FUNCTIONS, ...INDEXES, ...views, `drop view if exists crm_view_stage_stay`]) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [
      `drop view if exists crm_view_sales_quote`,
      `create view crm_view_sales_quote as ${SALES_REPORT_VIEWS.crm_view_sales_quote}`,
      `create view crm_view_stage_stay as ${SALES_REPORT_VIEWS.crm_view_stage_stay}`,
      `drop function if exists crm_stage_stays(text[])`,
      `drop function if exists crm_quotes_moved(timestamptz, timestamptz)`,
      `drop index if exists crm_report_quote_begun`,
      `drop index if exists crm_report_stage_moved`,
    ]) {
      await queryRunner.query(statement)
    }
  }
}
