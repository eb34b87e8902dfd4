import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const NUMBERED = ["crm_invoice", "crm_credit_note", "crm_receipt"]

/** Numbers count per company, kind of document and fiscal year, in a format of the company's own; receipts count like the others. */
export class MigrationCrmReceivable20261125N extends Migration {
  override async up(): Promise<void> {
    // What the company's settings say, kept here so that a number is formed in the transaction that takes it.
    this.addSql(`
      create table if not exists crm_numbering (
        company_id text primary key, number_format text not null,
        fiscal_year_start_month integer not null check (fiscal_year_start_month between 1 and 12),
        credit_note_series text not null, receipt_series text not null)`)
    this.addSql(`alter table crm_receivable_order add column if not exists company_id text not null default 'default'`)
    // Where a year begins to count: not at 1 when numbers go on over the years.
    this.addSql(`alter table crm_number_counter add column if not exists first_sequence bigint not null default 1`)
    this.addSql(
      `alter table crm_receipt add column if not exists company_id text not null default 'default',
        add column if not exists series text null, add column if not exists year integer null, add column if not exists sequence integer null`
    )
    this.addSql(`alter table crm_receipt disable trigger user`)
    this.addSql(
      `update crm_receipt set series = split_part(number, '-', 1), year = split_part(number, '-', 2)::int, sequence = split_part(number, '-', 3)::int
       where sequence is null`
    )
    this.addSql(`alter table crm_receipt enable trigger user`)
    this.addSql(
      `alter table crm_receipt alter column series set not null, alter column year set not null, alter column sequence set not null`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_receipt_sequence" on crm_receipt (company_id, series, year, sequence) where deleted_at is null`
    )
    for (const table of NUMBERED) {
      this.addSql(`drop index if exists "IDX_${table}_number_unique"`)
      this.addSql(
        `create unique index if not exists "IDX_${table}_number" on ${table} (number, company_id) where deleted_at is null`
      )
    }
  }

  override async down(): Promise<void> {
    for (const table of NUMBERED) {
      this.addSql(`drop index if exists "IDX_${table}_number"`)
      this.addSql(
        `create unique index if not exists "IDX_${table}_number_unique" on ${table} (number) where deleted_at is null`
      )
    }
    this.addSql(`drop index if exists "IDX_crm_receipt_sequence"`)
    this.addSql(
      `alter table if exists crm_receipt drop column if exists company_id, drop column if exists series,
        drop column if exists year, drop column if exists sequence`
    )
    this.addSql(`alter table if exists crm_receivable_order drop column if exists company_id`)
    this.addSql(`alter table if exists crm_number_counter drop column if exists first_sequence`)
    this.addSql(`drop table if exists crm_numbering`)
  }
}
