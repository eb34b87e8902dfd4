import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** When sales are revenue; empty is as the invoice is issued, as it was. */
export class MigrationCrmAccess20261126U extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "revenue_on" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "revenue_on";`)
  }
}
