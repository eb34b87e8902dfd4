import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the store says of taxes that are not charged. */
export class MigrationCrmAccess20261125T extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "tax_categories" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "tax_categories";`)
  }
}
