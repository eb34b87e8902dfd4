import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** By how many years an erasure's next day was reckoned, so that it moves when they change. */
export class MigrationCrmInteraction20261129A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists crm_erasure add column if not exists years integer null`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists crm_erasure drop column if exists years`)
  }
}
