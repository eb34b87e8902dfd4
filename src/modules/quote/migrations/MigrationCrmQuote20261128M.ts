import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const NEWEST_FIRST = "created_at desc nulls last, id desc"
const OPEN = "where status in ('draft', 'sent') and deleted_at is null"

/** The open quotes, the newest first, with what they are filtered by: rare ones, such as those that are stalled, are found in the index. */
export class MigrationCrmQuote20261128M extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "crm_quote_open_newest" on crm_quote (${NEWEST_FIRST}) include (owner_id, stage_id, currency_code, pipeline_id,
         status, valid_until, total, probability, source_id, expected_close_date, next_step_date, customer_id, stage_entered_at, last_contact_at) ${OPEN}`
    )
    this.addSql(`drop index if exists "IDX_crm_quote_open_newest"`)
  }

  override async down(): Promise<void> {
    this.addSql(`create index if not exists "IDX_crm_quote_open_newest" on crm_quote (${NEWEST_FIRST}) ${OPEN}`)
    this.addSql(`drop index if exists "crm_quote_open_newest"`)
  }
}
