import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

/** Kinds as they were at this migration. */
const KINDS = `'quote_without_order', 'quote_order_missing', 'quote_order_canceled', 'quote_order_total', 'quote_order_link', 'order_unknown', 'order_amounts', 'order_invoiced', 'order_over_invoiced', 'invoice_outstanding', 'capture_without_receipt', 'host_not_told', 'warranty_missing', 'warranty_of_returned', 'claim_dispute', 'kept_sums', 'ledger'`

/** Runs that look whether all sides agree, what they find, and who did what about it. */
export class MigrationCrmAgreement20261128A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_agreement_run (
        id text not null primary key, status text check (status in ('running', 'done', 'stopped')) not null default 'running',
        trigger text check (trigger in ('manual', 'nightly')) not null default 'manual', run_key text null, part text not null, after text null,
        parts_done integer not null default 0, parts integer not null, checked integer not null default 0, found integer not null default 0,
        leased_until timestamptz null, started_by text not null, finished_at timestamptz null, stopped_by text null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_agreement_break (
        id text not null primary key, kind text check (kind in (${KINDS})) not null, reference text not null, reference_id text not null,
        number text null, says text null, other_says text null, amount numeric null, raw_amount jsonb null, currency_code text null,
        found_at timestamptz not null, seen_at timestamptz not null, run_id text null, settled_at timestamptz null, dismissed_at timestamptz null,
        dismissed_by text null, dismissed_reason text null, repair_error text null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_agreement_history (
        id text not null primary key, reference text not null, reference_id text not null, act text not null, changes jsonb null, note text null,
        actor_id text not null, actor_type text not null, ${STAMPS})`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_agreement_run_one" on crm_agreement_run (status) where status = 'running' and deleted_at is null`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_agreement_run_key" on crm_agreement_run (run_key) where run_key is not null and deleted_at is null`
    )
    this.addSql(
      `create unique index if not exists "IDX_crm_agreement_break_one" on crm_agreement_break (kind, reference_id) where deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_agreement_break_open" on crm_agreement_break (kind) where settled_at is null and deleted_at is null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_agreement_history_reference_reference_id" on crm_agreement_history (reference, reference_id) where deleted_at is null`
    )
    for (const table of ["crm_agreement_run", "crm_agreement_break", "crm_agreement_history"]) {
      this.addSql(
        `create index if not exists "IDX_${table}_deleted_at" on ${table} (deleted_at) where deleted_at is null`
      )
    }
    this.addSql(
      `create or replace function crm_agreement_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_agreement_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_agreement_history_is_final before update or delete on crm_agreement_history
       for each row execute function crm_agreement_history_is_final()`
    )
  }

  override async down(): Promise<void> {
    this.addSql("drop table if exists crm_agreement_run, crm_agreement_break, crm_agreement_history cascade")
    this.addSql("drop function if exists crm_agreement_history_is_final()")
  }
}
