import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const STAMPS =
  "created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null"

const INDEXES: Record<string, [name: string, columns: string, unique?: string, where?: string][]> = {
  crm_warranty_plan: [
    ["code_unique", "code", "unique"],
    ["sold", "sold_variant_id", "", "sold_variant_id is not null"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_plan_target: [
    ["once", "plan_id, type, target_id", "unique"],
    ["type_target_id", "type, target_id"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty: [
    ["number_unique", "number", "unique"],
    ["once", "source_key, plan_id", "unique"],
    ["customer_id", "customer_id"],
    ["order_id", "order_id"],
    ["line_id", "line_id"],
    ["product_id", "product_id"],
    ["variant_id", "variant_id"],
    ["plan_id", "plan_id"],
    ["ends_date_id", "ends_date, id"],
    ["created_at_id", "created_at, id"],
    ["replaces_id", "replaces_id", "", "replaces_id is not null"],
    ["extends_id", "extends_id", "", "extends_id is not null"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_unit: [
    ["once", "warranty_id, serial_key", "unique"],
    ["serial_key", "serial_key"],
    ["deleted_at", "deleted_at"],
  ],
  crm_warranty_history: [
    ["reference_reference_id", "reference, reference_id"],
    ["once", "reference_id, act, source_id", "unique", "source_id is not null"],
    ["deleted_at", "deleted_at"],
  ],
}

const day = (column: string): string =>
  `constraint crm_warranty_${column}_is_a_day check (${column}::date::text = ${column})`

/** Warranty plans and what they are attached to, entitlements with their units, and the History of all. */
export class MigrationCrmWarranty20261128A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists crm_warranty_counter (series text not null, year integer not null, last_number bigint not null,
        primary key (series, year))`
    )
    this.addSql(
      `create table if not exists crm_warranty_plan (
        id text not null primary key, code text not null, name text not null, basis text not null, months integer null, days integer null,
        starts_on text not null, covers text[] not null, exclusions text null, deductible numeric null, raw_deductible jsonb null,
        deductible_currency_code text null, audience text not null default 'all', country_codes text[] not null,
        after_repair text not null default 'none', after_repair_months integer null, after_replacement text not null default 'none',
        cure_days integer null, support_hours text null, support_contacts text null, answer_hours integer null,
        is_sold boolean not null default false, sold_variant_id text null, is_on boolean not null default true,
        sort_order integer not null default 0, ${STAMPS},
        constraint crm_warranty_plan_basis_check check (basis in ('statutory', 'commercial', 'service')),
        constraint crm_warranty_plan_starts_on_check check (starts_on in ('delivery', 'shipment', 'order', 'registration')),
        constraint crm_warranty_plan_audience_check check (audience in ('consumer', 'business', 'all')),
        constraint crm_warranty_plan_after_repair_check check (after_repair in ('none', 'extend', 'restart')),
        constraint crm_warranty_plan_after_replacement_check check (after_replacement in ('none', 'restart')),
        constraint crm_warranty_plan_has_a_term check ((months is null) <> (days is null) and coalesce(months, days) > 0),
        constraint crm_warranty_plan_deductible_has_a_currency
          check ((deductible is null) = (deductible_currency_code is null) and deductible >= 0))`
    )
    this.addSql(
      `create table if not exists crm_warranty_plan_target (
        id text not null primary key, plan_id text not null, type text not null, target_id text not null, ${STAMPS},
        constraint crm_warranty_plan_target_type_check check (type in ('all', 'type', 'category', 'collection', 'product', 'variant')),
        constraint crm_warranty_plan_target_names_one check ((type = 'all') = (target_id = '')))`
    )
    this.addSql(
      `create table if not exists crm_warranty (
        id text not null primary key, number text not null, plan_id text not null, plan_name text not null, basis text not null,
        terms jsonb not null, status text not null, source text not null, source_key text not null, customer_id text null,
        customer_name text null, customer_email text null, customer_phone text null, customer_kind text not null, country_code text null,
        order_id text null, order_number text null, line_id text null, fulfillment_item_id text null, product_id text null,
        variant_id text null, sku text null, title text not null, original_quantity numeric not null, raw_original_quantity jsonb not null,
        returned_quantity numeric not null default 0, raw_returned_quantity jsonb not null default '{"value":"0","precision":20}',
        quantity numeric not null, raw_quantity jsonb not null, starts_date text null, ends_date text null, purchase_date text null,
        replaces_id text null, extends_id text null, transferred_from_id text null, transferred_at timestamptz null, note text null,
        canceled_at timestamptz null, canceled_by text null, cancel_note text null, ${STAMPS},
        constraint crm_warranty_basis_check check (basis in ('statutory', 'commercial', 'service')),
        constraint crm_warranty_status_check check (status in ('pending', 'active', 'canceled')),
        constraint crm_warranty_source_check
          check (source in ('delivery', 'shipment', 'order', 'registration', 'script', 'sold', 'replacement')),
        constraint crm_warranty_customer_kind_check check (customer_kind in ('business', 'consumer')),
        ${day("starts_date")}, ${day("ends_date")}, ${day("purchase_date")},
        constraint crm_warranty_active_has_days check (status <> 'active' or (starts_date is not null and ends_date is not null)),
        constraint crm_warranty_ends_after_it_starts check (ends_date >= starts_date),
        constraint crm_warranty_units_add_up check (quantity >= 0 and returned_quantity >= 0 and original_quantity > 0
          and quantity = original_quantity - returned_quantity))`
    )
    this.addSql(
      `create table if not exists crm_warranty_unit (
        id text not null primary key, warranty_id text not null, serial text not null, serial_key text not null,
        status text not null default 'active', ${STAMPS},
        constraint crm_warranty_unit_status_check check (status in ('active', 'returned', 'replaced')))`
    )
    this.addSql(
      `create table if not exists crm_warranty_history (
        id text not null primary key, reference text not null, reference_id text not null, act text not null, changes jsonb null,
        note text null, actor_id text not null, actor_type text not null, source_id text null, ${STAMPS})`
    )
    for (const [table, indexes] of Object.entries(INDEXES)) {
      for (const [name, columns, unique = "", where = "deleted_at is null"] of indexes) {
        this.addSql(
          `create ${unique} index if not exists "IDX_${table}_${name}" on ${table} (${columns}) where ${where}`
        )
      }
    }
    this.addSql(
      `create or replace function crm_warranty_history_is_final() returns trigger language plpgsql as $$
      begin
        raise exception 'crm_warranty_history is append-only' using errcode = 'CRM01', detail = 'History cannot be changed or deleted.';
      end $$`
    )
    this.addSql(
      `create or replace trigger crm_warranty_history_is_final before update or delete on crm_warranty_history
       for each row execute function crm_warranty_history_is_final()`
    )
  }

  override async down(): Promise<void> {
    for (const table of [...Object.keys(INDEXES), "crm_warranty_counter"]) {
      this.addSql(`drop table if exists ${table} cascade`)
    }
    this.addSql(`drop function if exists crm_warranty_history_is_final()`)
  }
}
