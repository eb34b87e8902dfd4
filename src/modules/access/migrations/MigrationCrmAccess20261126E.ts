import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** In which form the electronic invoice goes with the mail; empty is UBL, as it was. */
export class MigrationCrmAccess20261126E extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "e_invoice_format" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "e_invoice_format";`)
  }
}
