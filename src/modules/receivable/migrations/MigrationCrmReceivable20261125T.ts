import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** One of the payment terms is the store's own, for customers without any. */
export class MigrationCrmReceivable20261125T extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_payment_terms add column if not exists is_default boolean not null default false`)
    this.addSql(`
      create unique index if not exists "IDX_crm_payment_terms_default" on crm_payment_terms (is_default)
      where is_default and deleted_at is null`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_payment_terms_default"`)
    this.addSql(`alter table if exists crm_payment_terms drop column if exists is_default`)
  }
}
