import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Years that issued documents are kept when their buyer is erased; empty is the plugin's option. */
export class MigrationCrmAccess20261128B extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "retention_years" integer null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "retention_years";`)
  }
}
