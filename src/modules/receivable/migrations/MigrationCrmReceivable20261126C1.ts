import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const REASONS = ["price", "quantity", "quality", "not_delivered", "not_ordered", "duplicate", "paid", "claim", "other"]
const RESOLUTIONS = ["credited", "rejected", "withdrawn", "corrected"]

/** Columns that resolving a dispute, or canceling a promise, may change. */
const RESOLVING = [
  "status", "resolution", "resolution_note", "credit_note_id", "resolved_date", "resolved_at", "resolved_by", "updated_at",
] // prettier-ignore
const CANCELING = ["canceled_at", "canceled_by", "cancel_note", "updated_at"]

const words = (list: string[]): string => list.map((word) => `'${word}'`).join(", ")
const columns = (list: string[]): string => `array[${words(list)}]::text[]`
const TIMES =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

/** Parts of invoices that are disputed, and what debtors promised to pay. */
export class MigrationCrmReceivable20261126C1 extends Migration {
  override async up(): Promise<void> {
    this.disputes()
    this.promises()
    this.progress()
  }

  override async down(): Promise<void> {
    this.addSql(`drop view if exists crm_promise_progress`)
    this.addSql(`drop table if exists crm_promise cascade`)
    this.addSql(`drop table if exists crm_dispute cascade`)
    for (const name of ["crm_promise_is_final", "crm_dispute_is_final", "crm_dispute_is_part_of_invoice"]) {
      this.addSql(`drop function if exists ${name}()`)
    }
  }

  private disputes(): void {
    this.addSql(`
      create table if not exists crm_dispute (
        id text not null, invoice_id text not null, invoice_number text not null, customer_id text null, bill_to_customer_id text null,
        customer_name text null, currency_code text not null, amount numeric not null, raw_amount jsonb not null, items jsonb null,
        reason text not null check (reason in (${words(REASONS)})), note text null, owner_id text null,
        reference text null, reference_id text null,
        status text not null default 'open' check (status in ('open', 'resolved')), opened_date text not null, opened_by text not null,
        resolution text null check (resolution in (${words(RESOLUTIONS)})), resolution_note text null, credit_note_id text null,
        resolved_date text null, resolved_at timestamptz null, resolved_by text null, ${TIMES},
        constraint crm_dispute_pkey primary key (id),
        constraint crm_dispute_amount_is_positive check (amount > 0),
        constraint crm_dispute_resolution_is_whole check ((status = 'resolved') = (resolution is not null and resolved_at is not null)),
        constraint crm_dispute_opened_date_is_a_day check (opened_date::date::text = opened_date),
        constraint crm_dispute_resolved_date_is_a_day check (resolved_date is null or resolved_date::date::text = resolved_date))`)
    this.addSql(
      `create index if not exists "IDX_crm_dispute_invoice_id" on crm_dispute (invoice_id) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_dispute_deleted_at" on crm_dispute (deleted_at) where deleted_at is null`
    )
    this.addSql(`
      create index if not exists "IDX_crm_dispute_open" on crm_dispute (bill_to_customer_id) where status = 'open' and deleted_at is null`)
    this.addSql(`
      create unique index if not exists "IDX_crm_dispute_reference" on crm_dispute (reference, reference_id, invoice_id)
      where status = 'open' and reference_id is not null and deleted_at is null`)
    this.addSql(`
      create or replace function crm_dispute_is_part_of_invoice() returns trigger language plpgsql as $$
      declare
        invoice record;
        disputed numeric;
      begin
        select number, status, currency_code, total - allocated_total as outstanding into invoice
          from crm_invoice where id = new.invoice_id for update;
        select coalesce(sum(amount), 0) into disputed from crm_dispute
          where invoice_id = new.invoice_id and status = 'open' and deleted_at is null;
        if invoice.status is distinct from 'issued' or invoice.currency_code <> new.currency_code
          or disputed + new.amount > invoice.outstanding then
          raise exception 'dispute % is over its invoice', new.id using errcode = 'CRM01',
            detail = format('Of invoice %s no more than its outstanding amount can be disputed.', coalesce(invoice.number, new.invoice_id));
        end if;
        return new;
      end $$`)
    this.addSql(`
      create or replace trigger crm_dispute_is_part_of_invoice before insert on crm_dispute
      for each row when (new.status = 'open') execute function crm_dispute_is_part_of_invoice()`)
    this.guard(
      "crm_dispute",
      "old.status = 'open'",
      RESOLVING,
      "A dispute cannot be changed or deleted; it can be resolved once."
    )
  }

  private promises(): void {
    this.addSql(`
      create table if not exists crm_promise (
        id text not null, invoice_id text null, invoice_number text null, customer_id text null, bill_to_customer_id text null,
        customer_name text null, currency_code text not null, amount numeric not null, raw_amount jsonb not null,
        promised_date text not null, last_date text not null, made_date text not null, note text null, told_by text null,
        recorded_by text not null, owner_id text null, canceled_at timestamptz null, canceled_by text null, cancel_note text null, ${TIMES},
        constraint crm_promise_pkey primary key (id),
        constraint crm_promise_amount_is_positive check (amount > 0),
        constraint crm_promise_is_of_someone check (invoice_id is not null or bill_to_customer_id is not null),
        constraint crm_promise_days_are_in_order check (made_date <= promised_date and promised_date <= last_date),
        constraint crm_promise_promised_date_is_a_day check (promised_date::date::text = promised_date),
        constraint crm_promise_last_date_is_a_day check (last_date::date::text = last_date),
        constraint crm_promise_made_date_is_a_day check (made_date::date::text = made_date))`)
    this.addSql(
      `create index if not exists "IDX_crm_promise_invoice_id" on crm_promise (invoice_id) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_promise_deleted_at" on crm_promise (deleted_at) where deleted_at is null`
    )
    this.addSql(`
      create index if not exists "IDX_crm_promise_bill_to_customer_id_currency_code" on crm_promise (bill_to_customer_id, currency_code)
      where deleted_at is null`)
    this.guard(
      "crm_promise",
      "old.canceled_at is null",
      CANCELING,
      "A promise cannot be changed or deleted; it can be canceled once."
    )
  }

  private guard(table: string, when: string, open: string[], sentence: string): void {
    this.addSql(`
      create or replace function ${table}_is_final() returns trigger language plpgsql as $$
      declare open_columns text[] := ${columns(open)};
      begin
        if tg_op = 'UPDATE' and ${when} and (to_jsonb(new) - open_columns) is not distinct from (to_jsonb(old) - open_columns) then
          return new;
        end if;
        raise exception '% is final', old.id using errcode = 'CRM01', detail = '${sentence}';
      end $$`)
    this.addSql(`
      create or replace trigger ${table}_is_final before update or delete on ${table}
      for each row execute function ${table}_is_final()`)
  }

  /**
   * One row per promise that was not canceled: what came, and what had to, by its last day. Promises that run at the same time are
   * served one after the other, by their days, so that one payment does not keep two of them. Money counts by the day it came, from
   * what was allocated after the first of them was made.
   */
  private progress(): void {
    const came = (whose: string): string => `
      select sum(a.amount) from crm_allocation a join crm_receipt r on r.id = a.receipt_id
      where ${whose} and a.reversed_at is null and a.deleted_at is null and a.created_at >= g.since and r.received_date <= p.last_date`
    this.addSql(`
      create or replace view crm_promise_progress as
      select p.id as promise_id, p.invoice_id, p.bill_to_customer_id, p.currency_code, p.last_date, g.needed, m.received,
        m.received >= g.needed or coalesce(i.settled, false) as kept
      from crm_promise p
      cross join lateral (
        select sum(q.amount) as needed, min(q.created_at) as since from crm_promise q
        where q.canceled_at is null and q.deleted_at is null and q.last_date >= p.made_date
          and (q.promised_date < p.promised_date or (q.promised_date = p.promised_date and q.id <= p.id))
          and ((p.invoice_id is not null and q.invoice_id = p.invoice_id) or (p.invoice_id is null and q.invoice_id is null
            and q.bill_to_customer_id = p.bill_to_customer_id and q.currency_code = p.currency_code))) g
      cross join lateral (
        select coalesce(case when p.invoice_id is not null then (${came("a.invoice_id = p.invoice_id")})
          else (${came("a.bill_to_customer_id = p.bill_to_customer_id and a.currency_code = p.currency_code")}) end, 0) as received) m
      left join lateral (
        select v.total <= coalesce((select sum(a.amount) from crm_allocation a where a.invoice_id = v.id and a.reversed_at is null
            and a.deleted_at is null and a.allocation_date <= p.last_date), 0) as settled
        from crm_invoice v where v.id = p.invoice_id) i on true
      where p.canceled_at is null and p.deleted_at is null`)
  }
}
