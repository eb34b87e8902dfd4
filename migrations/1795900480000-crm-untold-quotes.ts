import { MigrationInterface, QueryRunner } from "typeorm"

/**
 * Quotes that were ordered since a day, or are being ordered, and whose order the ledger is not told of, by id. What was ordered lately and what the ledger has
 * of those days are read from indexes side by side, for a look at each would be two trips into them; an order is placed when its quote is
 * ordered, in whatever zone, give or take a day. May run again at any time.
 */
export const KEEP_UNTOLD_QUOTES = [
  `create index if not exists crm_report_conversion_ordered on crm_quote_conversion (finished_at) include (quote_id, order_id) where deleted_at is null`,
  `create index if not exists crm_report_order_placed on crm_receivable_order (placed_date) include (order_id) where deleted_at is null`,
  `create or replace function crm_untold_quotes(since date) returns setof text language plpgsql stable parallel safe rows 20 as $$
   begin
     return query
     select distinct c.quote_id
       from (select quote_id, order_id from crm_quote_conversion where finished_at > since and deleted_at is null
             union all
             select quote_id, order_id from crm_quote_conversion where finished_at is null and deleted_at is null) c
      where not exists (select from crm_receivable_order r
          where r.placed_date >= to_char(since - 2, 'YYYY-MM-DD') and r.order_id = c.order_id and r.deleted_at is null);
   end $$`,
  // What found them one by one.
  "drop index if exists crm_report_quote_just_ordered",
]

/** The money calendar does not look up each quote of a week. */
export class CrmUntoldQuotes1795900480000 implements MigrationInterface {
  name = "CrmUntoldQuotes1795900480000"

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of KEEP_UNTOLD_QUOTES) {
      await queryRunner.query(statement)
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop function if exists crm_untold_quotes(date)")
    await queryRunner.query(
      `create index if not exists crm_report_quote_just_ordered on crm_quote (converted_at) where status = 'accepted' and deleted_at is null`
    )
    for (const name of ["crm_report_conversion_ordered", "crm_report_order_placed"]) {
      await queryRunner.query(`drop index if exists ${name}`)
    }
  }
}
