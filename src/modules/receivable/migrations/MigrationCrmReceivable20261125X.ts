import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the tax office wants to know of a customer, exchange rates, and tax documents that were made elsewhere. */
export class MigrationCrmReceivable20261125X extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_customer_account
        add column if not exists vat_id text null, add column if not exists legal_address jsonb null,
        add column if not exists buyer_reference text null, add column if not exists endpoint_scheme text null,
        add column if not exists endpoint_id text null`
    )

    this.addSql(`
      create table if not exists crm_exchange_rate (
        id text not null, rate_date text not null, from_currency text not null, to_currency text not null, rate text not null,
        source text null, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
        deleted_at timestamptz null, constraint crm_exchange_rate_pkey primary key (id),
        constraint crm_exchange_rate_rate_date_is_a_day check (rate_date::date::text = rate_date),
        constraint crm_exchange_rate_is_positive check (rate::numeric > 0),
        constraint crm_exchange_rate_is_between_two check (from_currency <> to_currency))`)
    this.addSql(
      `create index if not exists "IDX_crm_exchange_rate_deleted_at" on crm_exchange_rate (deleted_at) where deleted_at is null`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_exchange_rate_pair" on crm_exchange_rate (from_currency, to_currency, rate_date)
       where deleted_at is null`
    )

    this.addSql(`
      create table if not exists crm_fiscal_document (
        id text not null, invoice_id text not null, kind text not null check (kind in ('nfe', 'nfce', 'nfse', 'other')),
        number text not null, series text null, access_key text null, issue_date text null, file_id text null, filename text null,
        mime_type text null, size integer null, added_by text not null, created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_fiscal_document_pkey primary key (id),
        constraint crm_fiscal_document_issue_date_is_a_day check (issue_date is null or issue_date::date::text = issue_date))`)
    this.addSql(
      `create index if not exists "IDX_crm_fiscal_document_deleted_at" on crm_fiscal_document (deleted_at) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_fiscal_document_invoice_id" on crm_fiscal_document (invoice_id) where deleted_at is null`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_fiscal_document_key" on crm_fiscal_document (invoice_id, access_key)
       where access_key is not null and deleted_at is null`
    )
    // Found by any part of their number or key.
    this.addSql(
      `create index if not exists "IDX_crm_fiscal_document_number" on crm_fiscal_document (number) where deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_fiscal_document`)
    this.addSql(`drop table if exists crm_exchange_rate`)
    this.addSql(
      `alter table if exists crm_customer_account
        drop column if exists vat_id, drop column if exists legal_address, drop column if exists buyer_reference,
        drop column if exists endpoint_scheme, drop column if exists endpoint_id`
    )
  }
}
