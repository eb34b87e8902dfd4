import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The newest quotes, of all and of those that are open: the first page of a list without looking at the others. */
export class MigrationCrmQuote20261127S extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "IDX_crm_quote_newest" on crm_quote (created_at desc nulls last, id desc) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_quote_open_newest" on crm_quote (created_at desc nulls last, id desc) where status in ('draft', 'sent') and deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_quote_newest"`)
    this.addSql(`drop index if exists "IDX_crm_quote_open_newest"`)
  }
}
