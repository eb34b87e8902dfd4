import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The buyer's link to an invoice, tries on it, and the files of documents as the buyer got them. */
export class MigrationCrmReceivable20261125K extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_invoice_token (
        id text not null primary key, invoice_id text not null, token_hash text not null, recipient text null,
        revoked_at timestamptz null, opened_count integer not null default 0, last_opened_at timestamptz null,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null)`
    )
    this.index("crm_invoice_token", ["token_hash"], "unique")
    this.index("crm_invoice_token", ["invoice_id"])
    this.index("crm_invoice_token", ["deleted_at"])
    this.addSql(
      `create table if not exists crm_invoice_try (key text primary key, minute timestamptz not null, tries integer not null)`
    )
    this.addSql(
      `create table if not exists crm_kept_document (
        id text not null primary key, reference text not null, reference_id text not null, kind text not null, filename text not null,
        mime_type text not null, size integer not null, sha256 text not null, file_id text not null,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null)`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_kept_document_once" on crm_kept_document (reference, reference_id, kind)
       where deleted_at is null`
    )
    this.index("crm_kept_document", ["deleted_at"])
    this.addSql(
      `create or replace function crm_kept_document_is_final() returns trigger language plpgsql as $$
      begin
        raise exception '% is final', old.id using errcode = 'CRM01',
          detail = format('The kept file %s cannot be changed or deleted.', old.filename);
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_kept_document_is_final before update or delete on crm_kept_document
       for each row execute function crm_kept_document_is_final()`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_kept_document cascade`)
    this.addSql(`drop function if exists crm_kept_document_is_final()`)
    this.addSql(`drop table if exists crm_invoice_try`)
    this.addSql(`drop table if exists crm_invoice_token cascade`)
  }

  private index(table: string, columns: string[], unique: "unique" | "" = ""): void {
    this.addSql(
      `create ${unique} index if not exists "IDX_${table}_${columns.join("_")}${unique && "_unique"}" on ${table} (${columns.join(", ")}) where deleted_at is null`
    )
  }
}
