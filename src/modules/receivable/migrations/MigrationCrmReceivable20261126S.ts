import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whether a debtor gets the statement of each month by mail; empty is as the settings say. */
export class MigrationCrmReceivable20261126S extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_customer_account" add column if not exists "statement_monthly" boolean null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_customer_account" drop column if exists "statement_monthly";`)
  }
}
