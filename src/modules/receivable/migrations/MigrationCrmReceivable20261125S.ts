import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Columns of each table that its seal covers: all but `updated_at`; the exact twins of amounts come with them. */
const SEALED: Record<string, string[]> = {
  crm_invoice: [
    "id", "number", "status", "document_type", "company_id", "series", "year", "sequence", "hash", "previous_hash", "issue_date", "supply_date",
    "due_date", "currency_code", "order_id", "order_display_id", "order_version", "customer_id", "customer_name", "bill_to_customer_id",
    "customer_kind", "owner_id", "locale", "seller", "buyer", "billing_address", "shipping_address", "purchase_order_number", "payment_terms",
    "fiscal_documents", "prices_include_tax", "subtotal", "discount_total", "shipping_total", "tax_lines", "tax_total", "rounding_total", "total",
    "prepaid", "payable", "allocated_total", "issued_at", "issued_by", "handed_over_at", "voided_at", "voided_by", "voided_date", "void_note",
    "created_at", "deleted_at", "buyer_reference", "notes", "payment_instructions", "tax_accounting", "fulfillment_id",
  ],
  crm_invoice_item: [
    "id", "position", "order_item_id", "kind", "title", "subtitle", "sku", "variant_id", "product_id", "quantity", "unit_price", "is_tax_inclusive",
    "subtotal", "discount_total", "tax_total", "total", "tax_lines", "invoice_id", "created_at", "deleted_at", "deposit_invoice_id",
  ],
  crm_instalment: [
    "id", "position", "due_date", "amount", "allocated_total", "currency_code", "bill_to_customer_id", "customer_id", "customer_name", "owner_id",
    "open", "invoice_id", "created_at", "deleted_at",
  ],
  crm_credit_note: [
    "id", "number", "status", "document_type", "company_id", "series", "year", "sequence", "hash", "previous_hash", "issue_date", "currency_code",
    "order_id", "customer_id", "customer_name", "bill_to_customer_id", "owner_id", "locale", "seller", "buyer", "billing_address",
    "fiscal_documents", "reason", "subtotal", "discount_total", "shipping_total", "tax_lines", "tax_total", "rounding_total", "total",
    "allocated_total", "refunded_total", "issued_at", "issued_by", "invoice_id", "created_at", "deleted_at", "tax_accounting", "reason_code",
  ],
  crm_credit_note_item: [
    "id", "position", "invoice_item_id", "order_item_id", "kind", "title", "subtitle", "sku", "variant_id", "product_id", "quantity", "unit_price",
    "is_tax_inclusive", "subtotal", "discount_total", "tax_total", "total", "tax_lines", "credit_note_id", "created_at", "deleted_at",
  ],
  crm_receipt: [
    "id", "number", "company_id", "series", "year", "sequence", "customer_id", "customer_name", "bill_to_customer_id", "amount",
    "allocated_total", "refunded_total", "currency_code", "received_date", "method", "reference", "source", "source_id", "order_id",
    "payment_id", "payment_collection_id", "owner_id", "created_at", "deleted_at",
  ],
  crm_allocation: [
    "id", "amount", "currency_code", "allocation_date", "bill_to_customer_id", "allocated_by", "reversed_at", "reversed_by", "reversed_date",
    "receipt_id", "credit_note_id", "invoice_id", "instalment_id", "created_at", "deleted_at",
  ],
  crm_refund: [
    "id", "amount", "currency_code", "paid_date", "method", "reference", "note", "customer_id", "bill_to_customer_id", "paid_by", "reversed_at",
    "reversed_by", "reversed_date", "receipt_id", "credit_note_id", "created_at", "deleted_at",
  ],
  crm_receivable_history: [
    "id", "reference", "reference_id", "act", "changes", "note", "actor_id", "actor_type", "created_at", "deleted_at",
  ],
} // prettier-ignore

const AMOUNTS = new Set([
  "quantity", "unit_price", "subtotal", "discount_total", "shipping_total", "tax_total", "rounding_total", "total", "prepaid", "payable",
  "allocated_total", "refunded_total", "amount",
]) // prettier-ignore

/** Money that went back counts in a period too. */
const REFUND_GUARDS: Record<string, { events: string; when: string; day: string; act: string }> = {
  crm_refund_comes_in_an_open_period: {
    events: "insert",
    when: "true",
    day: "new.paid_date",
    act: "cannot be paid back on",
  },
  crm_refund_is_undone_in_an_open_period: {
    events: "update of reversed_at",
    when: "old.reversed_at is null and new.reversed_at is not null",
    day: "new.reversed_date",
    act: "was paid back; that cannot be undone on",
  },
}

/** PostgreSQL takes at most 100 arguments. */
const contents = (columns: string[]): string => {
  const twins = columns.filter((name) => AMOUNTS.has(name)).map((name) => `raw_${name}`)
  return `jsonb_build_array(${[...columns, ...twins].map((name) => `r.${name}`).join(", ")})`
}

/**
 * Each row of the ledger carries a seal over its columns, set by its last trigger: whoever changes a row with the triggers off leaves
 * a seal that does not fit.
 */
export class MigrationCrmReceivable20261125S extends Migration {
  override async up(): Promise<void> {
    for (const [name, { events, when, day, act }] of Object.entries(REFUND_GUARDS)) {
      this.addSql(`
        create or replace function ${name}() returns trigger language plpgsql as $$ begin
          perform crm_assert_open_day(s.company_id, ${day}, format('%s %s ${act}', s.kind, s.number)) from (
            select company_id, number, 'Receipt' as kind from crm_receipt where id = new.receipt_id
            union all select company_id, number, 'Credit note' from crm_credit_note where id = new.credit_note_id) s;
          return new; end $$`)
      this.addSql(
        `create or replace trigger ${name} before ${events} on crm_refund for each row when (${when}) execute function ${name}()`
      )
    }
    // A verification is done in short steps, each of which says where the next goes on.
    this.addSql(`
      create table if not exists crm_verification (
        id text primary key, status text not null check (status in ('running', 'done')), place jsonb null, checked bigint not null default 0,
        total bigint not null, fault_count integer not null default 0, faults jsonb not null default '[]', heads jsonb not null default '[]',
        started_by text not null, started_at timestamptz not null default now(), finished_at timestamptz null)`)
    this.addSql(
      `create unique index if not exists "IDX_crm_verification_running" on crm_verification (status) where status = 'running'`
    )
    for (const [table, columns] of Object.entries(SEALED)) {
      this.addSql(`alter table ${table} add column if not exists seal text null`)
      // The time zone of the session would otherwise decide how moments read.
      this.addSql(
        `create or replace function ${table}_seal(r ${table}) returns text language sql stable set timezone = 'UTC' set datestyle = 'ISO' as $$
          select encode(sha256(convert_to(${contents(columns)}::text, 'UTF8')), 'hex') $$`
      )
      this.addSql(
        `create or replace function ${table}_is_sealed() returns trigger language plpgsql as $$ begin new.seal := ${table}_seal(new); return new; end $$`
      )
      this.addSql(`alter table ${table} disable trigger user`)
      this.addSql(`update ${table} t set seal = ${table}_seal(t)`)
      this.addSql(`alter table ${table} enable trigger user`)
      // Triggers of one event run by name; this one is the last.
      this.addSql(
        `create or replace trigger zz_${table}_is_sealed before insert or update on ${table} for each row execute function ${table}_is_sealed()`
      )
    }
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists crm_verification`)
    for (const name of Object.keys(REFUND_GUARDS)) {
      this.addSql(`drop trigger if exists ${name} on crm_refund`)
      this.addSql(`drop function if exists ${name}()`)
    }
    for (const table of Object.keys(SEALED)) {
      this.addSql(`drop trigger if exists zz_${table}_is_sealed on ${table}`)
      this.addSql(`drop function if exists ${table}_is_sealed()`)
      this.addSql(`drop function if exists ${table}_seal(${table})`)
      this.addSql(`alter table if exists ${table} drop column if exists seal`)
    }
  }
}
