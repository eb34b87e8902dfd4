import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

const INDEXES: Record<string, [name: string, columns: string, unique?: string, where?: string][]> = {
  crm_contact: [
    ["once", "customer_id, email", "unique", "email is not null and deleted_at is null"],
    ["customer_id", "customer_id"],
    ["email", "email"],
    ["deleted_at", "deleted_at"],
  ],
  crm_interaction: [
    ["once", "source, source_id", "unique", "source_id is not null and deleted_at is null"],
    ["customer_id_occurred_at", "customer_id, occurred_at"],
    ["occurred_at", "occurred_at"],
    ["owner_id", "owner_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_interaction_reference: [
    ["once", "interaction_id, reference, reference_id", "unique"],
    ["reference_reference_id", "reference, reference_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_interaction_attachment: [
    ["interaction_id", "interaction_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_interaction_history: [
    ["reference_reference_id", "reference, reference_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_host_fact: [
    ["once", "act, reference, reference_id", "unique"],
    ["act_order_id", "act, order_id"],
    ["order_id", "order_id"],
    ["customer_id", "customer_id"],
    ["deleted_at", "deleted_at"],
  ],
}

/** What was said and done with customers, their contacts, and what happened to their orders in the host. */
export class MigrationCrmInteraction20261127A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_contact (
        id text not null primary key, customer_id text not null, name text not null, role text null, email text null, phone text null,
        locale text null, receives_quotes boolean not null default false, receives_dunning boolean not null default false, ${STAMPS},
        constraint crm_contact_email_is_in_small_letters check (email = lower(email)))`
    )
    this.addSql(
      `create table if not exists crm_interaction (
        id text not null primary key, customer_id text null, channel text not null, direction text null, occurred_at timestamptz not null,
        duration_minutes integer null, subject text null, outcome text null, text text null, contact_ids jsonb null,
        source text not null default 'manual', source_id text null, source_kind text null, address text null, owner_id text null,
        author_id text not null, author_type text not null, edited_at timestamptz null, ${STAMPS},
        constraint crm_interaction_channel_check check (channel in ('call', 'email', 'meeting', 'visit', 'chat', 'note')),
        constraint crm_interaction_direction_check check (direction in ('inbound', 'outbound')),
        constraint crm_interaction_source_check check (source in ('manual', 'outbox')),
        constraint crm_interaction_takes_time check (duration_minutes > 0),
        constraint crm_interaction_made_of_something check ((source = 'manual') = (source_id is null)))`
    )
    this.addSql(
      `create table if not exists crm_interaction_reference (
        id text not null primary key, interaction_id text not null, reference text not null, reference_id text not null, number text null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_interaction_attachment (
        id text not null primary key, interaction_id text not null, file_id text not null, filename text not null, mime_type text not null,
        size integer not null, uploaded_by text not null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_interaction_history (
        id text not null primary key, reference text not null, reference_id text not null, act text not null, changes jsonb null,
        note text null, actor_id text not null, actor_type text not null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_host_fact (
        id text not null primary key, kind text not null, act text not null, customer_id text not null, order_id text not null,
        reference text not null, reference_id text not null, number text not null, amount numeric null, raw_amount jsonb null,
        currency_code text null, occurred_at timestamptz not null, ${STAMPS},
        constraint crm_host_fact_kind_check check (kind in ('order', 'delivery', 'return')),
        constraint crm_host_fact_act_check check (act in ('placed', 'completed', 'canceled', 'packed', 'shipped', 'delivered', 'requested', 'received')))`
    )
    for (const [table, indexes] of Object.entries(INDEXES)) {
      for (const [name, columns, unique = "", where = "deleted_at is null"] of indexes) {
        this.addSql(
          `create ${unique} index if not exists "IDX_${table}_${name}" on ${table} (${columns}) where ${where}`
        )
      }
    }
    this.addSql(
      `create or replace function crm_interaction_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_interaction_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_interaction_history_is_final before update or delete on crm_interaction_history
       for each row execute function crm_interaction_history_is_final()`
    )
  }

  override async down(): Promise<void> {
    for (const table of Object.keys(INDEXES)) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    this.addSql(`drop function if exists crm_interaction_history_is_final()`)
  }
}
