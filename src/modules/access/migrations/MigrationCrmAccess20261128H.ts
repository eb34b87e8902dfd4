import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Who repairs, and for how many hours a week. */
export class MigrationCrmAccess20261128H extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "technicians" jsonb null;`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "technicians";`)
  }
}
