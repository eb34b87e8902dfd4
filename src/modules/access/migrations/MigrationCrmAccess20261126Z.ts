import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A further company's own calendar. */
export class MigrationCrmAccess20261126Z extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_company" add column if not exists "timezone" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_company" drop column if exists "timezone";`)
  }
}
