import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

const LIVE = "deleted_at is null"
const OPEN = "status in ('submitted', 'approved', 'in_repair')"

type Index = [name: string, columns: string, unique?: "unique", where?: string]
const INDEXES: Record<string, Index[]> = {
  crm_warranty_claim: [
    ["number_unique", "number", "unique"],
    ["warranty_id", "warranty_id"],
    ["customer_id", "customer_id"],
    ["order_id", "order_id"],
    ["product_id", "product_id"],
    ["status_submitted_at", "status, submitted_at"],
    ["serial", "serial"],
    ["one_open", "warranty_id, serial, fault_code", "unique", `serial is not null and warranty_id is not null and ${OPEN} and ${LIVE}`],
    ["request", "submitted_by, request_key", "unique", "request_key is not null"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_claim_state: [
    ["claim_id_at", "claim_id, at"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_claim_message: [
    ["claim_id_created_at", "claim_id, created_at"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_claim_file: [
    ["claim_id", "claim_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_cost: [
    ["claim_id_created_at", "claim_id, created_at"],
    ["work_date", "work_date"],
    ["reversed_once", "reverses_id", "unique", "reverses_id is not null"],
    ["of_source", "source, source_id", "unique", "source in ('part', 'remedy') and source_id is not null"],
    ["request", "claim_id, request_key", "unique", "request_key is not null"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_part: [
    ["claim_id", "claim_id"],
    ["request", "claim_id, request_key", "unique", "request_key is not null"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_recovery: [
    ["claim_id", "claim_id"],
    ["status_expected_date", "status, expected_date"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_remedy: [
    ["one", "claim_id", "unique", `state <> 'failed' and ${LIVE}`],
    ["state_held_until", "state, held_until"],
    ["deleted_at", "deleted_at"],
  ],
} // prettier-ignore

const day = (table: string, column: string): string =>
  `constraint ${table}_${column}_is_a_day check (${column}::date::text = ${column})`

/** What is kept as it was written. */
const FINAL = ["crm_warranty_claim_state", "crm_warranty_claim_message", "crm_warranty_cost"]

/** Claims under warranties: their states, messages, files, costs, parts, what suppliers pay, and how far a remedy has come. */
export class MigrationCrmWarranty20261128B extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_warranty_claim (
        id text not null primary key, number text not null, warranty_id text null, warranty_number text null, customer_id text null,
        customer_name text null, email text null, order_id text null, order_number text null, line_id text null, product_id text null,
        variant_id text null, sku text null, title text not null, serial text null, quantity integer not null, fault_code text not null,
        description text not null, status text not null default 'submitted', coverage jsonb null, is_goodwill boolean not null default false,
        decision_note text null, rejected_reason text null, diagnosis text null, technician text null, assignee_id text null,
        due_date text null, remedy text null, remedy_note text null, remedy_state text null, remedy_error text null,
        remedy_reference text null, remedy_reference_id text null, provisioned boolean not null default true, estimate numeric null,
        raw_estimate jsonb null, currency_code text not null, source text not null, submitted_at timestamptz not null, submitted_by text not null,
        approved_at timestamptz null, approved_by text null, rejected_at timestamptz null, rejected_by text null, resolved_at timestamptz null,
        resolved_by text null, canceled_at timestamptz null, canceled_by text null, unanswered_messages integer not null default 0,
        request_key text null, ${STAMPS},
        constraint crm_warranty_claim_status_check check (status in ('submitted', 'approved', 'in_repair', 'rejected', 'resolved', 'canceled')),
        constraint crm_warranty_claim_remedy_check check (remedy in ('repair', 'replace', 'refund', 'advice')),
        constraint crm_warranty_claim_remedy_state_check check (remedy_state in ('started', 'waiting', 'done', 'failed')),
        constraint crm_warranty_claim_source_check check (source in ('staff', 'customer')),
        constraint crm_warranty_claim_has_units check (quantity > 0 and (serial is null or quantity = 1)),
        constraint crm_warranty_claim_estimate_check check (estimate >= 0),
        constraint crm_warranty_claim_without_cover check (warranty_id is not null or is_goodwill),
        constraint crm_warranty_claim_resolved check ((status = 'resolved') = (resolved_at is not null)),
        ${day("crm_warranty_claim", "due_date")})`
    )
    this.addSql(
      `create table if not exists crm_warranty_claim_state (
        id text not null primary key, claim_id text not null, state text not null, at timestamptz not null, by text not null,
        by_type text not null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_warranty_claim_message (
        id text not null primary key, claim_id text not null, text text not null, author_type text not null, author_id text not null,
        author_name text null, ${STAMPS},
        constraint crm_warranty_claim_message_author_type_check check (author_type in ('customer', 'staff')))`
    )
    this.addSql(
      `create table if not exists crm_warranty_claim_file (
        id text not null primary key, claim_id text not null, file_id text not null, filename text not null, mime_type text not null,
        size integer not null, for_customer boolean not null default false, uploaded_by text not null, ${STAMPS})`
    )
    this.addSql(
      `create table if not exists crm_warranty_cost (
        id text not null primary key, claim_id text not null, kind text not null, amount numeric not null, raw_amount jsonb not null,
        currency_code text not null, account text not null, work_date text not null, note text null, provisioned boolean not null,
        source text not null, source_id text null, variant_id text null, sku text null, title text null, quantity numeric null,
        raw_quantity jsonb null, rate numeric null, raw_rate jsonb null, technician text null, reverses_id text null, actor_id text not null,
        actor_type text not null, request_key text null, ${STAMPS},
        constraint crm_warranty_cost_kind_check check (kind in ('parts', 'labour', 'freight', 'replacement', 'third_party', 'other', 'deductible', 'recovery')),
        constraint crm_warranty_cost_source_check check (source in ('hand', 'part', 'labour', 'remedy', 'recovery', 'reversal')),
        constraint crm_warranty_cost_reversal check ((reverses_id is null) = (amount > 0) and amount <> 0 and (reverses_id is null) = (source <> 'reversal')),
        ${day("crm_warranty_cost", "work_date")})`
    )
    this.addSql(
      `create table if not exists crm_warranty_part (
        id text not null primary key, claim_id text not null, variant_id text not null, sku text null, title text not null,
        location_id text not null, quantity integer not null, unit_cost numeric not null, raw_unit_cost jsonb not null, work_date text not null,
        note text null, stock jsonb not null, state text not null, error text null, moved_at timestamptz not null, actor_id text not null,
        actor_type text not null, request_key text null, ${STAMPS},
        constraint crm_warranty_part_state_check check (state in ('taking', 'taken', 'failed', 'returning', 'returned')),
        constraint crm_warranty_part_quantity_check check (quantity > 0), constraint crm_warranty_part_unit_cost_check check (unit_cost >= 0),
        ${day("crm_warranty_part", "work_date")})`
    )
    this.addSql(
      `create table if not exists crm_warranty_recovery (
        id text not null primary key, claim_id text not null, supplier_name text not null, amount numeric not null, raw_amount jsonb not null,
        received_amount numeric null, raw_received_amount jsonb null, currency_code text not null, status text not null default 'expected',
        expected_date text null, claimed_date text null, received_date text null, refused_date text null, note text null,
        created_by text not null, ${STAMPS},
        constraint crm_warranty_recovery_status_check check (status in ('expected', 'claimed', 'received', 'refused')),
        constraint crm_warranty_recovery_amount_check check (amount > 0),
        constraint crm_warranty_recovery_received check ((status = 'received') = (received_amount is not null and received_date is not null)),
        ${["expected_date", "claimed_date", "received_date", "refused_date"].map((column) => day("crm_warranty_recovery", column)).join(", ")})`
    )
    this.addSql(
      `create table if not exists crm_warranty_remedy (
        id text not null primary key, claim_id text not null, kind text not null, state text not null default 'started', wish jsonb not null,
        steps jsonb not null, made jsonb not null, error text null, attempts integer not null default 0, held_until timestamptz null,
        actor_id text not null, actor_type text not null, ${STAMPS},
        constraint crm_warranty_remedy_kind_check check (kind in ('replace', 'refund')),
        constraint crm_warranty_remedy_state_check check (state in ('started', 'waiting', 'done', 'failed')))`
    )
    for (const [table, indexes] of Object.entries(INDEXES)) {
      for (const [name, columns, unique = "", where = LIVE] of indexes) {
        this.addSql(
          `create ${unique} index if not exists "IDX_${table}_${name}" on ${table} (${columns}) where ${where}`
        )
      }
    }
    for (const table of FINAL) {
      this.addSql(
        `create or replace function ${table}_is_final() returns trigger language plpgsql as $$
        begin
          raise exception '${table} is append-only' using errcode = 'CRM01', detail = '${SENTENCES[table]}';
        end $$`
      )
      this.addSql(
        `create or replace trigger ${table}_is_final before update or delete on ${table} for each row execute function ${table}_is_final()`
      )
    }
  }

  override async down(): Promise<void> {
    for (const table of Object.keys(INDEXES)) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    for (const table of FINAL) {
      this.addSql(`drop function if exists ${table}_is_final()`)
    }
  }
}

const SENTENCES: Record<string, string> = {
  crm_warranty_claim_state: "The states that a claim went through cannot be changed or deleted.",
  crm_warranty_claim_message: "Messages of a claim cannot be changed or deleted.",
  crm_warranty_cost: "A cost cannot be changed or deleted; reverse it and enter the right one.",
}
