import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Days of grace after a promised day. */
export class MigrationCrmAccess20261126C1 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "promise_grace_days" integer null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "promise_grace_days";`)
  }
}
