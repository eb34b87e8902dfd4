import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Finds the lines that want a variant. */
export class MigrationCrmQuote20261127V extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "crm_quote_item_by_variant" on "crm_quote_item" ("variant_id") where variant_id is not null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "crm_quote_item_by_variant";`)
  }
}
