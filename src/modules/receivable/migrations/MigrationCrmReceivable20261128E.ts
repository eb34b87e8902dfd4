import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What an issued document hashes to since its buyer was taken out of it, after the years that the law keeps it. */
export class MigrationCrmReceivable20261128E extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_erased_document (
        id text not null primary key, reference text not null, hash text not null, erased_at timestamptz not null default now())`
    )
    this.addSql(`
      create or replace function crm_erased_document_is_final() returns trigger language plpgsql as $$ begin
        raise exception 'crm_erased_document is append-only' using errcode = 'CRM01', detail = 'What a document hashes to cannot be changed.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_erased_document_is_final before update or delete on crm_erased_document
      for each row execute function crm_erased_document_is_final()`)
    this.addSql(
      `create index if not exists "IDX_crm_receivable_order_on_its_way" on crm_receivable_order (placed_date)
       where canceled_at is null and delivered_date is null and deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_receivable_order_on_its_way"`)
    this.addSql(`drop table if exists crm_erased_document`)
    this.addSql(`drop function if exists crm_erased_document_is_final`)
  }
}
