import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Hours that the repair of a claim is thought to take. */
export class MigrationCrmWarranty20261128H extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_warranty_claim" add column if not exists "estimated_hours" real null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_warranty_claim" drop column if exists "estimated_hours";`)
  }
}
