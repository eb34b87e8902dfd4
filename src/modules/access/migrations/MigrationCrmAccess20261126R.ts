import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Columns and signs of the sales journal as CSV; empty are the usual ones. */
export class MigrationCrmAccess20261126R extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "journal_csv" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "journal_csv";`)
  }
}
