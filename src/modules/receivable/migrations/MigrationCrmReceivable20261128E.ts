import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What an issued document hashes to since its buyer was taken out of it, after the years that the law keeps it. */
export class MigrationCrmReceivable20261128E extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_erased_document (
        id text not null primary key, reference text not null, hash text not null, erased_at timestamptz not null default now())`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_erased_document`)
  }
}
