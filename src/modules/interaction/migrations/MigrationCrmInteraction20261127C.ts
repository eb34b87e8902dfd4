import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const sources = (words: string): string[] => [
  `alter table if exists crm_interaction drop constraint if exists crm_interaction_source_check`,
  `alter table if exists crm_interaction add constraint crm_interaction_source_check check (source in (${words}))`,
]

/** Mail that comes in: what nobody could be found for waits in a tray. */
export class MigrationCrmInteraction20261127C extends Migration {
  override async up(): Promise<void> {
    sources("'manual', 'outbox', 'inbound'").forEach((sql) => this.addSql(sql))
    this.addSql(
      `create index if not exists "IDX_crm_interaction_tray" on crm_interaction (created_at)
       where source = 'inbound' and customer_id is null and deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_interaction_tray"`)
    this.addSql(`delete from crm_interaction where source = 'inbound'`)
    sources("'manual', 'outbox'").forEach((sql) => this.addSql(sql))
  }
}
