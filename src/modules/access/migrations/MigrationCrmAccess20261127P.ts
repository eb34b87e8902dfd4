import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Days after which a quote counts as stalled; empty is 14. */
export class MigrationCrmAccess20261127P extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "stalled_after_days" integer null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "stalled_after_days";`)
  }
}
