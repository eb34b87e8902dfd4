import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Whether an invoice is paid by a button on its page; empty is yes. */
export class MigrationCrmAccess20261127A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "invoice_pay_online" boolean null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "invoice_pay_online";`)
  }
}
