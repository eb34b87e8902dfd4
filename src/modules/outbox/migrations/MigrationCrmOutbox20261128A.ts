import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The link in an offer by which its reader wants no more of them. */
export class MigrationCrmOutbox20261128A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists crm_outbox_message add column if not exists opt_out_hash text null`)
    this.addSql(
      `create unique index if not exists "IDX_crm_outbox_message_opt_out_hash_unique" on crm_outbox_message (opt_out_hash)
       where opt_out_hash is not null and deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists crm_outbox_message drop column if exists opt_out_hash`)
  }
}
