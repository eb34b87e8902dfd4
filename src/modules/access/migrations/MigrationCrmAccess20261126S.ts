import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whether customers get the statement of each month by mail; empty is no. */
export class MigrationCrmAccess20261126S extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "statement_monthly" boolean null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "statement_monthly";`)
  }
}
