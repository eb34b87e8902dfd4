import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null`
const DAY = (table: string, column: string): string =>
  `constraint ${table}_${column}_is_a_day check (${column} is null or ${column}::date::text = ${column})`

const TABLES = ["policy", "level", "run", "notice", "claim", "pause", "history"]

/** Policies of reminders, runs that propose them, notices, and the claim that keeps each from being sent twice. */
export class MigrationCrmDunning20261126A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_dunning_policy (
        id text not null, name text not null, is_default boolean not null default false,
        customer_kind text null check (customer_kind in ('business', 'consumer')),
        daily text not null default 'off' check (daily in ('off', 'propose', 'send')), minimums jsonb null, weekdays jsonb not null,
        hour_from integer not null default 8, hour_to integer not null default 18, attach_pdfs boolean not null default false,
        max_delay_days integer not null default 14, ${STAMPS}, constraint crm_dunning_policy_pkey primary key (id),
        constraint crm_dunning_policy_hours check (hour_from >= 0 and hour_from < hour_to and hour_to <= 24))`)
    this.unique("policy", "default", "is_default", "is_default and deleted_at is null")
    this.unique("policy", "kind", "customer_kind", "customer_kind is not null and deleted_at is null")

    this.addSql(`
      create table if not exists crm_dunning_level (
        id text not null, position integer not null, name text null, days_overdue integer not null, channel text not null default 'mail',
        tone text not null default 'friendly' check (tone in ('friendly', 'firm', 'final')), needs_person boolean not null default false,
        texts jsonb null, policy_id text not null references crm_dunning_policy (id) on update cascade, ${STAMPS},
        constraint crm_dunning_level_pkey primary key (id))`)
    this.unique("level", "days", "policy_id, days_overdue", "deleted_at is null")
    this.index("level", "policy_id", "policy_id")

    this.addSql(`
      create table if not exists crm_dunning_run (
        id text not null, as_of_date text not null,
        status text not null default 'proposing' check (status in ('proposing', 'proposed', 'canceled')),
        trigger text not null default 'manual' check (trigger in ('manual', 'daily')), run_key text null, policy_ids jsonb null,
        currency_code text null, cursor text null, examined integer not null default 0, debtors integer not null default 0,
        started_by text not null, proposed_at timestamptz null, canceled_at timestamptz null, canceled_by text null, ${STAMPS},
        constraint crm_dunning_run_pkey primary key (id), ${DAY("crm_dunning_run", "as_of_date")})`)
    this.unique("run", "key", "run_key", "run_key is not null and deleted_at is null")
    this.unique("run", "one", "status", "status = 'proposing' and deleted_at is null")
    this.index("run", "newest", "created_at desc, id desc")

    this.addSql(`
      create table if not exists crm_dunning_notice (
        id text not null, run_id text not null, debtor_key text not null, bill_to_customer_id text null, customer_name text null,
        company_id text not null default 'default', currency_code text not null, owner_id text null, policy_id text not null,
        level_id text not null, level_position integer not null, channel text not null,
        tone text not null check (tone in ('friendly', 'firm', 'final')), needs_person boolean not null default false,
        locale text not null, recipient text null, subject text null, message text null,
        status text not null default 'proposed' check (status in
          ('proposed', 'held', 'excluded', 'superseded', 'planned', 'sent', 'failed', 'skipped', 'canceled', 'open', 'done')),
        override boolean not null default false, held_reasons jsonb null, skip_reason text null, amount numeric not null,
        raw_amount jsonb not null, days_late integer not null, invoices jsonb not null, outbox_message_id text null, note text null,
        decided_by text null, planned_at timestamptz null, sent_at timestamptz null, sent_by text null, ${STAMPS},
        constraint crm_dunning_notice_pkey primary key (id))`)
    this.unique("notice", "once", "run_id, debtor_key, currency_code, company_id", "deleted_at is null")
    this.index("notice", "run_id_status", "run_id, status")
    this.index("notice", "bill_to_customer_id", "bill_to_customer_id")
    this.index("notice", "waiting", "debtor_key", "status in ('proposed', 'held') and deleted_at is null")
    this.index("notice", "due", "status", "status in ('planned', 'open') and deleted_at is null")

    this.addSql(`
      create table if not exists crm_dunning_claim (
        id text not null, invoice_id text not null, due_date text not null, level_id text not null, level_days integer not null,
        notice_id text not null, ${STAMPS}, constraint crm_dunning_claim_pkey primary key (id),
        ${DAY("crm_dunning_claim", "due_date")})`)
    this.unique("claim", "once", "invoice_id, level_id, due_date", "deleted_at is null")
    this.index("claim", "notice_id", "notice_id")

    this.addSql(`
      create table if not exists crm_dunning_pause (
        id text not null, customer_id text null, invoice_id text null,
        kind text not null check (kind in ('pause', 'sales_delay', 'locked')), reason text not null, until_date text null,
        created_by text not null, ended_at timestamptz null, ended_by text null, ${STAMPS},
        constraint crm_dunning_pause_pkey primary key (id), ${DAY("crm_dunning_pause", "until_date")},
        constraint crm_dunning_pause_of_one check ((customer_id is null) <> (invoice_id is null)),
        constraint crm_dunning_pause_delay_ends check (kind <> 'sales_delay' or until_date is not null))`)
    this.index("pause", "customer", "customer_id", "ended_at is null and deleted_at is null")
    this.index("pause", "invoice", "invoice_id", "ended_at is null and deleted_at is null")

    this.addSql(`
      create table if not exists crm_dunning_history (
        id text not null, reference text not null, reference_id text not null, act text not null, changes jsonb null, note text null,
        actor_id text not null, actor_type text not null, ${STAMPS}, constraint crm_dunning_history_pkey primary key (id))`)
    this.index("history", "reference_reference_id", "reference, reference_id")
    this.addSql(`
      create or replace function crm_dunning_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_dunning_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_dunning_history_is_final before update or delete on crm_dunning_history
      for each row execute function crm_dunning_history_is_final()`)
    for (const table of TABLES) {
      this.index(table, "deleted_at", "deleted_at")
    }
  }

  override async down(): Promise<void> {
    for (const table of [...TABLES].reverse().filter((name) => name !== "policy")) {
      this.addSql(`drop table if exists crm_dunning_${table} cascade`)
    }
    this.addSql(`drop table if exists crm_dunning_policy cascade`)
    this.addSql(`drop function if exists crm_dunning_history_is_final()`)
  }

  private unique(table: string, name: string, columns: string, where: string): void {
    this.addSql(
      `create unique index if not exists "IDX_crm_dunning_${table}_${name}" on crm_dunning_${table} (${columns}) where ${where}`
    )
  }

  private index(table: string, name: string, columns: string, where = "deleted_at is null"): void {
    this.addSql(
      `create index if not exists "IDX_crm_dunning_${table}_${name}" on crm_dunning_${table} (${columns}) where ${where}`
    )
  }
}
