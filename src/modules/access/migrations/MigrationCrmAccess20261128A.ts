import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which buyers are asked to confirm the address by themselves; empty is "quoted". */
export class MigrationCrmAccess20261128A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" add column if not exists "address_mails" text null;`)
    this.addSql(`alter table if exists "crm_settings" drop constraint if exists crm_settings_address_mails_check;`)
    this.addSql(
      `alter table if exists "crm_settings" add constraint crm_settings_address_mails_check check (address_mails in ('off', 'quoted', 'all'));`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_settings" drop column if exists "address_mails";`)
  }
}
