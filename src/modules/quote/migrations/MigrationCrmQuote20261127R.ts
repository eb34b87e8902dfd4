import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How to reach a buyer whom the host does not know yet. */
export class MigrationCrmQuote20261127R extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_quote" add column if not exists "phone" text null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_quote" drop column if exists "phone";`)
  }
}
