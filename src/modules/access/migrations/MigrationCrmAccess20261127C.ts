import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What is asked of a sale to a customer who owes. */
export class MigrationCrmAccess20261127C extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "credit_policy" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "credit_policy";`)
  }
}
