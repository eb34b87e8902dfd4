import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Interactions are found by those who took part; a customer's home is known by its address, so that its end is heard. */
export class MigrationCrmInteraction20261127D extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "IDX_crm_interaction_contact_ids" on crm_interaction using gin (contact_ids) where deleted_at is null`
    )
    this.addSql(`alter table if exists crm_host_customer add column if not exists address_id text null`)
    this.addSql(
      `create index if not exists "IDX_crm_host_customer_address_id" on crm_host_customer (address_id) where deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_interaction_contact_ids"`)
    this.addSql(`alter table if exists crm_host_customer drop column if exists address_id`)
  }
}
