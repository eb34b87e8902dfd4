import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS = `created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null`

const OPEN = "status = 'open' and deleted_at is null"
type Index = [table: string, name: string, columns: string, where?: string, unique?: "unique"]
const INDEXES: Index[] = [
  ["", "once", "rule_key, reference, reference_id, occasion", "rule_key is not null", "unique"],
  ["", "series", "series_id, series_slot", "series_slot is not null and deleted_at is null", "unique"],
  ["", "request", "created_by, request_key", "request_key is not null", "unique"],
  ["", "open", "assignee_id, due_at", OPEN],
  ["", "due", "due_at", OPEN],
  ["", "customer_id_due_at", "customer_id, due_at"],
  ["", "reference_reference_id", "reference, reference_id"],
  ["", "rule_key_status", "rule_key, status"],
  ["", "completed_at", "completed_at"],
  ["", "untold", "due_at", `told_at is null and ${OPEN}`],
  ["_rule", "key", "key", "deleted_at is null", "unique"],
  ["_history", "reference_reference_id", "reference, reference_id"],
  ["_preference", "user", "user_id", "deleted_at is null", "unique"],
  ["_announcement", "once", "event, reference_id, occasion", "true", "unique"],
  ["_announcement", "waiting", "event", "emitted_at is null"],
  ...["", "_rule", "_history", "_preference", "_announcement"].map((table): Index => [table, "deleted_at", "deleted_at"]),
]

/** Follow-ups, the rules that open them, what they were, what users want of them, and which days that passed were told. */
export class MigrationCrmFollowUp20261127A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table if not exists crm_follow_up (
        id text not null, kind text not null, title text null, note text null, due_at timestamptz not null, due_date text not null,
        has_time boolean not null default false,
        status text not null default 'open' check (status in ('open', 'done', 'canceled')),
        priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
        assignee_id text null, left_assignee_id text null, owner_id text null, customer_id text null, customer_name text null,
        reference text null, reference_id text null, reference_number text null, amount numeric null, raw_amount jsonb null,
        currency_code text null, rule_id text null, rule_key text null, occasion text null, facts jsonb null, recurrence text null,
        series_id text null, series_start text null, series_slot text null, timezone text null, snoozed_from timestamptz null,
        created_by text not null, request_key text null, completed_at timestamptz null, completed_by text null,
        closed_reason text null check (closed_reason in ('by_hand', 'cause_gone', 'done')), undo jsonb null,
        undo_until timestamptz null, told_at timestamptz null, quote_id text null, ${STAMPS},
        constraint crm_follow_up_pkey primary key (id),
        constraint crm_follow_up_due_date_is_a_day check (due_date::date::text = due_date),
        constraint crm_follow_up_says_what check (title is not null or rule_key is not null),
        constraint crm_follow_up_of_a_rule check (rule_key is null or (reference is not null and reference_id is not null and occasion is not null)),
        constraint crm_follow_up_closed check ((status = 'open') = (completed_at is null)))`)
    this.addSql(`
      create table if not exists crm_follow_up_rule (
        id text not null, key text not null, is_on boolean not null default true, days integer not null default 0, settings jsonb null,
        assign text not null default 'owner' check (assign in ('owner', 'round_robin', 'fixed')), team_id text null,
        assignee_id text null, kind text not null, priority text not null default 'normal' check (priority in ('low', 'normal', 'high')),
        turn integer not null default 0, asks integer null, ${STAMPS}, constraint crm_follow_up_rule_pkey primary key (id))`)
    this.addSql(`
      create table if not exists crm_follow_up_history (
        id text not null, reference text not null, reference_id text not null, act text not null, changes jsonb null, note text null,
        actor_id text not null, actor_type text not null, ${STAMPS}, constraint crm_follow_up_history_pkey primary key (id))`)
    this.addSql(`
      create or replace function crm_follow_up_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_follow_up_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`)
    this.addSql(`
      create or replace trigger crm_follow_up_history_is_final before update or delete on crm_follow_up_history
      for each row execute function crm_follow_up_history_is_final()`)
    this.addSql(`
      create table if not exists crm_follow_up_preference (
        id text not null, user_id text not null, daily_digest boolean not null default false, timezone text null,
        digest_hour integer not null default 7 check (digest_hour between 0 and 23), locale text null, ${STAMPS},
        constraint crm_follow_up_preference_pkey primary key (id))`)
    this.addSql(`
      create table if not exists crm_follow_up_announcement (
        id text not null, event text not null, reference_id text not null, occasion text not null, emitted_at timestamptz null, ${STAMPS},
        constraint crm_follow_up_announcement_pkey primary key (id))`)
    for (const [table, name, columns, where = "deleted_at is null", unique = ""] of INDEXES) {
      this.addSql(
        `create ${unique} index if not exists "IDX_crm_follow_up${table}_${name}" on crm_follow_up${table} (${columns}) where ${where}`
      )
    }
  }

  override async down(): Promise<void> {
    for (const table of ["_announcement", "_preference", "_history", "_rule", ""]) {
      this.addSql(`drop table if exists crm_follow_up${table} cascade`)
    }
    this.addSql(`drop function if exists crm_follow_up_history_is_final()`)
  }
}
