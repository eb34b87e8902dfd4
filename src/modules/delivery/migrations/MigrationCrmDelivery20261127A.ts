import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

const INDEXES: Record<string, [name: string, columns: string, unique?: string, where?: string][]> = {
  crm_delivery_line: [
    ["line_id_unique", "line_id", "unique"],
    ["order_id", "order_id"],
    ["customer_id", "customer_id"],
    ["untold", "changed_at", "", "closed_at is null and told_no is distinct from change_no and deleted_at is null"],
    ["deleted_at", "deleted_at"],
  ],
  crm_delivery_notice: [
    ["once", "order_id, content_key", "unique"],
    ["deleted_at", "deleted_at"],
  ],
  crm_address_check: [
    ["order_id_unique", "order_id", "unique"],
    ["state_asked_at", "state, asked_at"],
    ["customer_id", "customer_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_delivery_token: [
    ["token_hash_unique", "token_hash", "unique"],
    ["order_id", "order_id"],
    ["reference_id", "reference_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_delivery_history: [
    ["reference_reference_id", "reference, reference_id"],
    ["line_id", "line_id"],
    ["once", "line_id, source_id", "unique", "source_id is not null"],
    ["deleted_at", "deleted_at"],
  ],
}

const day = (column: string): string =>
  `constraint crm_delivery_line_${column}_is_a_day check (${column}::date::text = ${column})`

/** Promised dates of order lines, what customers were told of them, and addresses that buyers confirm or correct. */
export class MigrationCrmDelivery20261127A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_delivery_line (
        id text not null primary key, order_id text not null, line_id text not null, customer_id text null, promised_date text null,
        previous_date text null, source text not null, change_no integer not null default 1, changed_at timestamptz not null,
        told_date text null, told_no integer null, told_at timestamptz null, closed_at timestamptz null, ${STAMPS},
        constraint crm_delivery_line_source_check check (source in ('fulfilment', 'hand')),
        ${day("promised_date")}, ${day("previous_date")}, ${day("told_date")})`
    )
    this.addSql(
      `create table if not exists crm_delivery_notice (
        id text not null primary key, order_id text not null, customer_id text null, kind text not null, content_key text not null,
        lines jsonb not null, recipient text not null, locale text not null, message text null, answer text null, answer_text text null,
        answered_at timestamptz null, answers integer not null default 0, actor_id text not null, actor_type text not null, ${STAMPS},
        constraint crm_delivery_notice_kind_check check (kind in ('dated', 'changed', 'undated')),
        constraint crm_delivery_notice_answer_check check (answer in ('fine', 'call', 'text')))`
    )
    this.addSql(
      `create table if not exists crm_address_check (
        id text not null primary key, order_id text not null, customer_id text null, state text not null, round integer not null default 1,
        asked_at timestamptz not null, recipient text not null, locale text not null, message text null, answered_at timestamptz null,
        answered_name text null, proposed_address jsonb null, proposed_note text null, proposal_no integer not null default 0,
        decided_at timestamptz null, decided_by text null, decided_note text null, applying_at timestamptz null,
        applied_at timestamptz null, ${STAMPS},
        constraint crm_address_check_state_check check (state in ('asked', 'confirmed', 'corrected', 'accepted', 'rejected', 'withdrawn')),
        constraint crm_address_check_proposes check (state not in ('corrected', 'accepted', 'rejected') or proposed_address is not null))`
    )
    this.addSql(
      `create table if not exists crm_delivery_token (
        id text not null primary key, purpose text not null, order_id text not null, reference_id text not null, token_hash text not null,
        recipient text not null, expires_at timestamptz not null, revoked_at timestamptz null, opened_count integer not null default 0,
        last_opened_at timestamptz null, ${STAMPS},
        constraint crm_delivery_token_purpose_check check (purpose in ('address', 'delivery')))`
    )
    this.addSql(
      `create table if not exists crm_delivery_try (key text primary key, minute timestamptz not null, tries integer not null)`
    )
    this.addSql(
      `create table if not exists crm_delivery_history (
        id text not null primary key, reference text not null, reference_id text not null, act text not null, changes jsonb null,
        note text null, actor_id text not null, actor_type text not null, line_id text null, promised_date text null, source text null,
        source_id text null, ${STAMPS},
        constraint crm_delivery_history_source_check check (source in ('fulfilment', 'hand')))`
    )
    for (const [table, indexes] of Object.entries(INDEXES)) {
      for (const [name, columns, unique = "", where = "deleted_at is null"] of indexes) {
        this.addSql(
          `create ${unique} index if not exists "IDX_${table}_${name}" on ${table} (${columns}) where ${where}`
        )
      }
    }
    this.addSql(
      `create or replace function crm_delivery_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_delivery_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_delivery_history_is_final before update or delete on crm_delivery_history
       for each row execute function crm_delivery_history_is_final()`
    )
  }

  override async down(): Promise<void> {
    for (const table of Object.keys(INDEXES)) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    this.addSql(`drop table if exists crm_delivery_try`)
    this.addSql(`drop function if exists crm_delivery_history_is_final()`)
  }
}
