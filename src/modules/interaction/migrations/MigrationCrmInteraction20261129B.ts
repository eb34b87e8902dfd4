import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Addresses that a customer changed away from, so that what was agreed to by them is erased too. */
export class MigrationCrmInteraction20261129B extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists crm_host_customer add column if not exists former_emails jsonb null`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists crm_host_customer drop column if exists former_emails`)
  }
}
