import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const SOURCES = "'manual', 'host_capture', 'bank', 'opening'"

/** Payments that buyers begin on the page of an invoice, one at a time per invoice, and receipts of them. */
export class MigrationCrmReceivable20261127P extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_invoice_payment (
        id text not null, invoice_id text not null, amount numeric not null, raw_amount jsonb not null, currency_code text not null,
        payment_collection_id text not null, provider_id text not null,
        status text not null default 'pending' check (status in ('pending', 'paid', 'ended')),
        paid_at timestamptz null, checked_at timestamptz null, held_until timestamptz null,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_invoice_payment_pkey primary key (id),
        constraint crm_invoice_payment_amount_is_positive check (amount > 0))`)
    this.addSql(`
      create unique index if not exists "IDX_crm_invoice_payment_payment_collection_id_unique" on crm_invoice_payment (payment_collection_id)
      where deleted_at is null`)
    this.addSql(`
      create unique index if not exists "IDX_crm_invoice_payment_pending" on crm_invoice_payment (invoice_id)
      where status = 'pending' and deleted_at is null`)
    for (const column of ["invoice_id", "status", "deleted_at"]) {
      this.addSql(
        `create index if not exists "IDX_crm_invoice_payment_${column}" on crm_invoice_payment (${column}) where deleted_at is null`
      )
    }
    this.addSql(`alter table crm_receipt drop constraint if exists crm_receipt_source_check`)
    this.addSql(
      `alter table crm_receipt add constraint crm_receipt_source_check check (source in (${SOURCES}, 'invoice_page'))`
    )
  }

  /** Receipts of the page stay. */
  override async down(): Promise<void> {
    this.addSql(`alter table if exists crm_receipt drop constraint if exists crm_receipt_source_check`)
    this.addSql(
      `alter table if exists crm_receipt add constraint crm_receipt_source_check check (source in (${SOURCES})) not valid`
    )
    this.addSql(`drop table if exists crm_invoice_payment cascade`)
  }
}
