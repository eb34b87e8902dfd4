import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What was charged for paying late. */
export class MigrationCrmReceivable20261126C3 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_interest_charge (
        id text not null, invoice_id text not null, interest_invoice_id text not null,
        kind text not null check (kind in ('interest', 'fixed_fee', 'penalty')), from_date text not null, until_date text not null,
        currency_code text not null, amount numeric not null, raw_amount jsonb not null,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_interest_charge_pkey primary key (id),
        constraint crm_interest_charge_amount_is_positive check (amount > 0),
        constraint crm_interest_charge_days_are_in_order check (from_date <= until_date),
        constraint crm_interest_charge_from_date_is_a_day check (from_date::date::text = from_date),
        constraint crm_interest_charge_until_date_is_a_day check (until_date::date::text = until_date))`)
    for (const column of ["invoice_id", "interest_invoice_id", "deleted_at"]) {
      this.addSql(
        `create index if not exists "IDX_crm_interest_charge_${column}" on crm_interest_charge (${column}) where deleted_at is null`
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_interest_charge`)
  }
}
