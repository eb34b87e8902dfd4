import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** A message goes through any channel of the host's Notification module. */
export class MigrationCrmOutbox20261126D extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_outbox_message add column if not exists channel text not null default 'email'`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists crm_outbox_message drop column if exists channel`)
  }
}
