import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

const INDEXES: Record<string, [name: string, columns: string, unique?: string][]> = {
  crm_bank_mapping: [
    ["account", "account", "unique"],
    ["deleted_at", "deleted_at"],
  ],
  crm_bank_statement: [["deleted_at", "deleted_at"]],
  crm_bank_line: [
    ["once", "fingerprint", "unique"],
    ["statement_id", "statement_id"],
    ["state_booked_date", "state, booked_date"],
    ["payer_iban", "payer_iban"],
    ["deleted_at", "deleted_at"],
  ],
  crm_banking_history: [
    ["reference_reference_id", "reference, reference_id"],
    ["deleted_at", "deleted_at"],
  ],
}

/** What a bank line says for good. */
const LINE_OPEN = [
  "state", "attempt", "receipt_id", "receipt_number", "customer_id", "customer_name", "note", "decided_at", "decided_by", "updated_at",
] // prettier-ignore

/** Bank accounts, their files and movements, each movement once. */
export class MigrationCrmBanking20261126A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_bank_mapping (
        id text not null primary key, name text not null, account text not null, currency_code text not null,
        company_id text not null default 'default', format jsonb not null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_bank_statement (
        id text not null primary key, mapping_id text not null, account text not null, filename text not null, currency_code text not null,
        line_count integer not null, new_count integer not null, from_date text not null, to_date text not null, imported_by text not null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_bank_line (
        id text not null primary key, statement_id text not null, mapping_id text not null, account text not null,
        company_id text not null, line_number integer not null, booked_date text not null, amount numeric not null, raw_amount jsonb not null,
        currency_code text not null, text text not null, payer_name text null, payer_iban text null, occurrence integer not null,
        fingerprint text not null, state text not null, attempt integer not null default 0, receipt_id text null, receipt_number text null,
        customer_id text null, customer_name text null, note text null, decided_at timestamptz null, decided_by text null, ${STAMPS},
        constraint crm_bank_line_state_check check (state in ('open', 'settled', 'ignored', 'outgoing')),
        constraint crm_bank_line_amount_is_something check (amount <> 0),
        constraint crm_bank_line_only_money_in_is_settled check ((state = 'outgoing') = (amount < 0)),
        constraint crm_bank_line_settled_has_a_receipt check ((state = 'settled') = (receipt_id is not null)),
        constraint crm_bank_line_ignored_has_a_reason check (state <> 'ignored' or note is not null),
        constraint crm_bank_line_booked_date_is_a_day check (booked_date::date::text = booked_date))`
    )
    this.addSql(
      `create table if not exists crm_banking_history (
        id text not null primary key, reference text not null, reference_id text not null, act text not null, changes jsonb null,
        note text null, actor_id text not null, actor_type text not null, ${STAMPS})`
    )
    for (const [table, indexes] of Object.entries(INDEXES)) {
      for (const [name, columns, unique = ""] of indexes) {
        this.addSql(
          `create ${unique} index if not exists "IDX_${table}_${name}" on ${table} (${columns}) where deleted_at is null`
        )
      }
    }
    this.addSql(
      `create index if not exists "IDX_crm_bank_line_newest" on crm_bank_line (booked_date desc, id desc) where deleted_at is null`
    )
    this.addSql(
      `create or replace function crm_bank_line_is_final() returns trigger language plpgsql as $$
      declare open_columns text[] := array[${LINE_OPEN.map((name) => `'${name}'`).join(", ")}]::text[];
      begin
        if tg_op = 'UPDATE' and (to_jsonb(new) - open_columns) is not distinct from (to_jsonb(old) - open_columns) then
          return new;
        end if;
        raise exception '% is final', old.id using errcode = 'CRM01', detail = 'What a bank line says cannot be changed or deleted.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_bank_line_is_final before update or delete on crm_bank_line
       for each row execute function crm_bank_line_is_final()`
    )
    this.addSql(
      `create or replace function crm_banking_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_banking_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_banking_history_is_final before update or delete on crm_banking_history
       for each row execute function crm_banking_history_is_final()`
    )
  }

  override async down(): Promise<void> {
    for (const table of ["crm_banking_history", "crm_bank_line", "crm_bank_statement", "crm_bank_mapping"]) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    this.addSql(`drop function if exists crm_banking_history_is_final()`)
    this.addSql(`drop function if exists crm_bank_line_is_final()`)
  }
}
