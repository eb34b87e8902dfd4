import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ZERO = `'{"value":"0","precision":20}'`

/** Columns of an issued credit note that may still change. */
const NOTE_OPEN = ["allocated_total", "raw_allocated_total", "refunded_total", "raw_refunded_total", "updated_at"]

/** Of a refund only that it was undone, once. */
const REFUND_OPEN = ["reversed_at", "reversed_by", "reversed_date", "updated_at"]

const list = (columns: string[]): string => `array[${columns.map((column) => `'${column}'`).join(", ")}]::text[]`

const noteIsFinal = (open: string[]): string => `
  create or replace function crm_credit_note_is_final() returns trigger language plpgsql as $$
  declare open_columns text[] := ${list(open)};
  begin
    if old.status = 'draft' then
      return coalesce(new, old);
    end if;
    if tg_op = 'DELETE' then
      raise exception '% is final', old.id using errcode = 'CRM01',
        detail = format('Credit note %s is %s and cannot be deleted.', coalesce(old.number, old.id), old.status);
    end if;
    if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
      raise exception '% is final', old.id using errcode = 'CRM01',
        detail = format('Credit note %s is %s and cannot be changed; correct it by another document.', coalesce(old.number, old.id), old.status);
    end if;
    return new;
  end $$`

/** Credit is paid back, deposits are credited with their goods, and payment terms promise a discount for paying early. */
export class MigrationCrmReceivable20261125R extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table crm_credit_note add column if not exists refunded_total numeric not null default 0,
        add column if not exists raw_refunded_total jsonb not null default ${ZERO}`)
    this.addSql(`alter table crm_credit_note drop constraint if exists crm_credit_note_allocated_is_part_of_total`)
    this.addSql(`
      alter table crm_credit_note add constraint crm_credit_note_used_is_part_of_total
        check (allocated_total >= 0 and refunded_total >= 0 and allocated_total + refunded_total <= total)`)
    this.addSql(noteIsFinal(NOTE_OPEN))
    this.addSql(`drop index if exists "IDX_crm_credit_note_unallocated"`)
    this.addSql(`
      create index "IDX_crm_credit_note_unallocated" on crm_credit_note (currency_code, bill_to_customer_id)
      include (total, allocated_total, refunded_total) where total > allocated_total + refunded_total and deleted_at is null`)
    this.addSql(`alter table crm_credit_note_item drop constraint if exists crm_credit_note_item_quantity_is_positive`)
    this.addSql(`
      alter table crm_credit_note_item add constraint crm_credit_note_item_quantity_is_positive
        check (quantity > 0 or (kind = 'deposit' and quantity < 0))`)
    this.addSql(`alter table crm_payment_terms add column if not exists early_discount jsonb null`)
    this.refunds()
  }

  private refunds(): void {
    this.addSql(`
      create table if not exists crm_refund (
        id text not null, amount numeric not null, currency_code text not null, paid_date text not null, method text null,
        reference text null, note text null, customer_id text null, bill_to_customer_id text null, paid_by text null,
        reversed_at timestamptz null, reversed_by text null, reversed_date text null,
        receipt_id text null, credit_note_id text null, raw_amount jsonb not null,
        created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_refund_pkey primary key (id),
        constraint crm_refund_amount_is_positive check (amount > 0),
        constraint crm_refund_has_one_source check ((receipt_id is null) <> (credit_note_id is null)),
        constraint crm_refund_reversal_is_whole check ((reversed_at is null) = (reversed_date is null)),
        constraint crm_refund_paid_date_is_a_day check (paid_date::date::text = paid_date),
        constraint crm_refund_reversed_date_is_a_day check (reversed_date is null or reversed_date::date::text = reversed_date))`)
    for (const column of ["receipt_id", "credit_note_id", "deleted_at"]) {
      this.addSql(
        `create index if not exists "IDX_crm_refund_${column}" on crm_refund (${column}) where deleted_at is null`
      )
    }
    this.addSql(`
      create index if not exists "IDX_crm_refund_bill_to_customer_id_paid_date" on crm_refund (bill_to_customer_id, paid_date)
      where deleted_at is null`)
    this.addSql(`alter table crm_refund drop constraint if exists crm_refund_receipt_id_foreign`)
    this.addSql(`alter table crm_refund drop constraint if exists crm_refund_credit_note_id_foreign`)
    this.addSql(`
      alter table crm_refund add constraint crm_refund_receipt_id_foreign
        foreign key (receipt_id) references crm_receipt (id) on update cascade on delete set null`)
    this.addSql(`
      alter table crm_refund add constraint crm_refund_credit_note_id_foreign
        foreign key (credit_note_id) references crm_credit_note (id) on update cascade on delete set null`)
    this.addSql(`
      create or replace function crm_refund_is_final() returns trigger language plpgsql as $$
      declare open_columns text[] := ${list(REFUND_OPEN)};
      begin
        if tg_op = 'UPDATE' and old.reversed_at is null
          and (to_jsonb(new) - open_columns) is not distinct from (to_jsonb(old) - open_columns) then
          return new;
        end if;
        raise exception '% is final', old.id using errcode = 'CRM01',
          detail = 'A payment back cannot be changed or deleted; it can be undone once.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_refund_is_final before update or delete on crm_refund
      for each row execute function crm_refund_is_final()`)
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_refund cascade`)
    this.addSql(`drop function if exists crm_refund_is_final()`)
    this.addSql(`alter table if exists crm_payment_terms drop column if exists early_discount`)
    this.addSql(
      `alter table if exists crm_credit_note_item drop constraint if exists crm_credit_note_item_quantity_is_positive`
    )
    this.addSql(
      `alter table if exists crm_credit_note_item add constraint crm_credit_note_item_quantity_is_positive check (quantity > 0)`
    )
    this.addSql(noteIsFinal(NOTE_OPEN.filter((column) => !column.includes("refunded"))))
    this.addSql(`drop index if exists "IDX_crm_credit_note_unallocated"`)
    this.addSql(
      `alter table if exists crm_credit_note drop constraint if exists crm_credit_note_used_is_part_of_total,
        drop column if exists refunded_total cascade, drop column if exists raw_refunded_total`
    )
    this.addSql(
      `alter table if exists crm_credit_note add constraint crm_credit_note_allocated_is_part_of_total
        check (allocated_total >= 0 and allocated_total <= total)`
    )
    this.addSql(`
      create index if not exists "IDX_crm_credit_note_unallocated" on crm_credit_note (currency_code, bill_to_customer_id)
      include (total, allocated_total) where total > allocated_total and deleted_at is null`)
  }
}
