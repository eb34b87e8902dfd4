import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What paying late costs. */
export class MigrationCrmAccess20261126C2 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "interest" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "interest";`)
  }
}
