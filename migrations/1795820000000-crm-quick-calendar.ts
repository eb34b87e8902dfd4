import { MigrationInterface, QueryRunner } from "typeorm"

/** Days from issue to a part of agreed terms, as `crm_cash_sums` says; a function that keeps its plan, for it is asked for each quote. */
const TERMS_DAYS = `
  create or replace function crm_terms_days(terms jsonb) returns int language plpgsql immutable parallel safe as $$
  begin
    return (
      select round(sum((part->>'percent')::numeric * (coalesce((part->>'days')::numeric, 0) + 30 * coalesce((part->>'months')::numeric, 0)))
               / nullif(sum((part->>'percent')::numeric), 0))::int
        from jsonb_array_elements(case when jsonb_typeof(terms->'instalments') = 'array' then terms->'instalments' end) part);
  end $$`

/** How many rows the planner is to expect of a function; it takes a thousand where nothing is said. */
const FEW = [
  ["crm_store_delay()", 1],
  ["crm_cash_cuts(text, text)", 20],
  ["crm_cash_disputes(text)", 20],
] as const

/** Plans of the money calendar that look at few rows are made for few rows. */
export class CrmQuickCalendar1795820000000 implements MigrationInterface {
  name = "CrmQuickCalendar1795820000000"

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TERMS_DAYS)
    for (const [name, rows] of FEW) {
      await queryRunner.query(`alter function ${name} rows ${rows}`)
    }
    await queryRunner.query(
      `create index if not exists crm_debtor_delay_known on crm_debtor_delay (customer_id) include (days, slow_days) where days is not null`
    )
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`drop index if exists crm_debtor_delay_known`)
    for (const [name] of FEW) {
      await queryRunner.query(`alter function ${name} rows 1000`)
    }
  }
}
