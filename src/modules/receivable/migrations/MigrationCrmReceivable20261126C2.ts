import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What a collector keeps of a debtor. */
export class MigrationCrmReceivable20261126C2 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table crm_customer_account add column if not exists dunning_policy_id text null,
        add column if not exists invoice_contacts jsonb null, add column if not exists collection_note text null`)
  }

  override async down(): Promise<void> {
    this.addSql(`
      alter table if exists crm_customer_account drop column if exists dunning_policy_id,
        drop column if exists invoice_contacts, drop column if exists collection_note`)
  }
}
