import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ZERO = `'{"value":"0","precision":20}'`

const WRITE_OFF_REASONS = ["small_difference", "bank_fee", "rounding", "bad_debt", "other"]

/** Columns of a write-off that may still change: what of it settles, and that it was undone, once. */
const WRITE_OFF_OPEN = [
  "allocated_total", "raw_allocated_total", "reversed_at", "reversed_by", "reversed_date", "updated_at",
] // prettier-ignore

const SEALED_WRITE_OFF = [
  "id", "invoice_id", "amount", "raw_amount", "allocated_total", "raw_allocated_total", "currency_code", "write_off_date", "reason_code", "note",
  "company_id", "order_id", "customer_id", "customer_name", "bill_to_customer_id", "owner_id", "written_off_by", "reversed_at", "reversed_by",
  "reversed_date", "created_at", "deleted_at",
] // prettier-ignore

/** What the seals of before cover, by table; frozen here as the migration of seals had it. */
const SEALED_BEFORE: Record<string, string[]> = {
  crm_allocation: [
    "id", "amount", "currency_code", "allocation_date", "bill_to_customer_id", "allocated_by", "reversed_at", "reversed_by", "reversed_date",
    "receipt_id", "credit_note_id", "invoice_id", "instalment_id", "created_at", "deleted_at", "raw_amount",
  ],
} // prettier-ignore

/** Columns that come now. A row that has none of them keeps the seal it has. */
const SEALED_NOW: Record<string, { when: string; columns: string[] }> = {
  crm_allocation: {
    when: "num_nonnulls(r.write_off_id, r.source_amount, r.raw_source_amount, r.source_currency, r.exchange_rate, r.rate_date, r.rate_source, r.exchange_difference, r.raw_exchange_difference, r.exchange_currency) > 0",
    columns: [
      "write_off_id", "source_amount", "raw_source_amount", "source_currency", "exchange_rate", "rate_date", "rate_source", "exchange_difference",
      "raw_exchange_difference", "exchange_currency",
    ], // prettier-ignore
  },
}

const array = (columns: string[]): string => `jsonb_build_array(${columns.map((name) => `r.${name}`).join(", ")})`
const words = (values: string[]): string => values.map((value) => `'${value}'`).join(", ")

const seal = (table: string, contents: string): string => `
  create or replace function ${table}_seal(r ${table}) returns text language sql stable set timezone = 'UTC' set datestyle = 'ISO' as $$
    select encode(sha256(convert_to((${contents})::text, 'UTF8')), 'hex') $$`

/** Rests are written off, money in one currency settles invoices in another at a rate, and receipts come from bank files. */
export class MigrationCrmReceivable20261126B extends Migration {
  override async up(): Promise<void> {
    this.writeOffs()
    this.allocations()
    this.receipts()
    // What a payer names, however it is spaced, and what asks for exactly an amount.
    this.addSql(
      `create index if not exists "IDX_crm_invoice_plain_number" on crm_invoice ((upper(regexp_replace(number, '[^A-Za-z0-9]', '', 'g'))))
       where status = 'issued' and deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_invoice_open_by_amount" on crm_invoice ((total - allocated_total), currency_code)
       where status = 'issued' and allocated_total < total and deleted_at is null`
    )
    for (const [table, { when, columns }] of Object.entries(SEALED_NOW)) {
      this.addSql(
        seal(table, `case when ${when} then ${array(SEALED_BEFORE[table])} || ${array(columns)} else ${array(SEALED_BEFORE[table])} end`) // prettier-ignore
      )
    }
  }

  private writeOffs(): void {
    this.addSql(`
      create table if not exists crm_write_off (
        id text not null primary key, invoice_id text not null references crm_invoice (id), amount numeric not null, raw_amount jsonb not null,
        allocated_total numeric not null default 0, raw_allocated_total jsonb not null default ${ZERO},
        currency_code text not null, write_off_date text not null, reason_code text not null, note text null,
        company_id text not null default 'default', order_id text null, customer_id text null, customer_name text null,
        bill_to_customer_id text null, owner_id text null, written_off_by text null,
        reversed_at timestamptz null, reversed_by text null, reversed_date text null, seal text null,
        created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_write_off_amount_is_positive check (amount > 0),
        constraint crm_write_off_settles_part_of_it check (allocated_total >= 0 and allocated_total <= amount),
        constraint crm_write_off_has_a_reason check (reason_code in (${words(WRITE_OFF_REASONS)})),
        constraint crm_write_off_reversal_is_whole check ((reversed_at is null) = (reversed_date is null)),
        constraint crm_write_off_write_off_date_is_a_day check (write_off_date::date::text = write_off_date),
        constraint crm_write_off_reversed_date_is_a_day check (reversed_date is null or reversed_date::date::text = reversed_date))`)
    for (const columns of ["invoice_id", "bill_to_customer_id", "deleted_at"]) {
      this.addSql(
        `create index if not exists "IDX_crm_write_off_${columns}" on crm_write_off (${columns}) where deleted_at is null`
      )
    }
    this.addSql(
      `create index if not exists "IDX_crm_write_off_currency_code_write_off_date" on crm_write_off (currency_code, write_off_date) where deleted_at is null`
    )
    this.addSql(`
      create or replace function crm_write_off_is_final() returns trigger language plpgsql as $$
      declare open_columns text[] := array[${words(WRITE_OFF_OPEN)}]::text[];
      begin
        if tg_op = 'UPDATE' and old.reversed_at is null
          and (to_jsonb(new) - open_columns) is not distinct from (to_jsonb(old) - open_columns) then
          return new;
        end if;
        raise exception '% is final', old.id using errcode = 'CRM01',
          detail = 'A write-off cannot be changed or deleted; it can be undone once.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_write_off_is_final before update or delete on crm_write_off
      for each row execute function crm_write_off_is_final()`)
    this.addSql(seal("crm_write_off", array(SEALED_WRITE_OFF)))
    this.addSql(
      `create or replace function crm_write_off_is_sealed() returns trigger language plpgsql as $$ begin new.seal := crm_write_off_seal(new); return new; end $$`
    )
    this.addSql(
      `create or replace trigger zz_crm_write_off_is_sealed before insert or update on crm_write_off for each row execute function crm_write_off_is_sealed()`
    )
  }

  private allocations(): void {
    this.addSql(`
      alter table crm_allocation
        add column if not exists write_off_id text null references crm_write_off (id),
        add column if not exists source_amount numeric null, add column if not exists raw_source_amount jsonb null,
        add column if not exists source_currency text null, add column if not exists exchange_rate text null,
        add column if not exists rate_date text null, add column if not exists rate_source text null,
        add column if not exists exchange_difference numeric null, add column if not exists raw_exchange_difference jsonb null,
        add column if not exists exchange_currency text null`)
    this.addSql(`alter table crm_allocation drop constraint if exists crm_allocation_has_one_source`)
    this.addSql(
      `alter table crm_allocation add constraint crm_allocation_has_one_source check (num_nonnulls(receipt_id, credit_note_id, write_off_id) = 1)`
    )
    this.addSql(`alter table crm_allocation drop constraint if exists crm_allocation_exchange_is_whole`)
    this.addSql(
      `alter table crm_allocation add constraint crm_allocation_exchange_is_whole
        check (num_nonnulls(source_amount, source_currency, exchange_rate, rate_date) in (0, 4)
          and (source_amount is null or (receipt_id is not null and source_amount >= 0 and exchange_rate::numeric > 0 and rate_date::date::text = rate_date))
          and (exchange_difference is null) = (exchange_currency is null))`
    )
    this.addSql(
      `create index if not exists "IDX_crm_allocation_write_off_id" on crm_allocation (write_off_id) where write_off_id is not null and deleted_at is null`
    )
    // Currencies are never added: whoever writes, another currency needs its rate.
    this.addSql(`
      create or replace function crm_allocation_knows_its_currency() returns trigger language plpgsql as $$
      declare asked text; given text;
      begin
        select currency_code into asked from crm_invoice where id = new.invoice_id;
        select currency_code into given from (
          select currency_code from crm_receipt where id = new.receipt_id
          union all select currency_code from crm_credit_note where id = new.credit_note_id
          union all select currency_code from crm_write_off where id = new.write_off_id) s;
        if new.currency_code is distinct from asked or given is distinct from coalesce(new.source_currency, new.currency_code)
          or new.source_currency = new.currency_code then
          raise exception 'currencies differ' using errcode = 'CRM01',
            detail = format('Money in %s settles an invoice in %s only at an exchange rate.', upper(given), upper(asked));
        end if;
        return new;
      end $$`)
    this.addSql(`
      create or replace trigger crm_allocation_knows_its_currency before insert on crm_allocation
      for each row execute function crm_allocation_knows_its_currency()`)
  }

  private receipts(): void {
    this.addSql(`alter table crm_receipt drop constraint if exists crm_receipt_source_check`)
    this.addSql(
      `alter table crm_receipt add constraint crm_receipt_source_check check (source in ('manual', 'host_capture', 'bank'))`
    )
  }

  override async down(): Promise<void> {
    for (const [table, columns] of Object.entries(SEALED_BEFORE)) {
      this.addSql(seal(table, array(columns)))
    }
    this.addSql(`drop index if exists "IDX_crm_invoice_plain_number"`)
    this.addSql(`drop index if exists "IDX_crm_invoice_open_by_amount"`)
    this.addSql(`alter table if exists crm_receipt drop constraint if exists crm_receipt_source_check`)
    this.addSql(
      `alter table if exists crm_receipt add constraint crm_receipt_source_check check (source in ('manual', 'host_capture'))`
    )
    this.addSql(`drop trigger if exists crm_allocation_knows_its_currency on crm_allocation`)
    this.addSql(`drop function if exists crm_allocation_knows_its_currency()`)
    this.addSql(
      `alter table if exists crm_allocation drop constraint if exists crm_allocation_has_one_source, drop constraint if exists crm_allocation_exchange_is_whole`
    )
    this.addSql(
      `alter table if exists crm_allocation
        drop column if exists write_off_id cascade, drop column if exists source_amount cascade, drop column if exists raw_source_amount,
        drop column if exists source_currency, drop column if exists exchange_rate, drop column if exists rate_date,
        drop column if exists rate_source, drop column if exists exchange_difference, drop column if exists raw_exchange_difference,
        drop column if exists exchange_currency`
    )
    this.addSql(
      `alter table if exists crm_allocation add constraint crm_allocation_has_one_source check ((receipt_id is null) <> (credit_note_id is null))`
    )
    this.addSql(`drop table if exists crm_write_off cascade`)
    this.addSql(`drop function if exists crm_write_off_is_final()`)
    this.addSql(`drop function if exists crm_write_off_is_sealed()`)
  }
}
