import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** When customers are told of delivery dates by themselves; empty is "late". */
export class MigrationCrmAccess20261127D extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "delivery_mails" text null;`)
    this.addSql(`alter table if exists "crm_settings" drop constraint if exists crm_settings_delivery_mails_check;`)
    this.addSql(
      `alter table if exists "crm_settings" add constraint crm_settings_delivery_mails_check check (delivery_mails in ('off', 'late', 'all'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "delivery_mails";`)
  }
}
