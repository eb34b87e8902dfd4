import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Accounts of the sales journal; empty are those of a plain chart. */
export class MigrationCrmAccess20261126Q extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "journal_accounts" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "journal_accounts";`)
  }
}
