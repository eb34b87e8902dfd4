import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the provider calls a mail, so that a copy of it that comes in is known. */
export class MigrationCrmOutbox20261129A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists crm_outbox_message add column if not exists message_id text null`)
    this.addSql(
      `create index if not exists "IDX_crm_outbox_message_message_id" on crm_outbox_message (message_id)
       where message_id is not null and deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists crm_outbox_message drop column if exists message_id`)
  }
}
