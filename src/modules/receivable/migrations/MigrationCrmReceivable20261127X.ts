import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Columns of an issued invoice that may still change, and those that voiding changes too. */
const OPEN_COLUMNS = ["allocated_total", "raw_allocated_total", "handed_over_at", "updated_at"]
const VOIDING_COLUMNS = ["status", "voided_at", "voided_by", "voided_date", "void_note"]

/** What the seal of an invoice covered before, as the migration of seals had it. */
const SEALED_BEFORE = [
  "id", "number", "status", "document_type", "company_id", "series", "year", "sequence", "hash", "previous_hash", "issue_date", "supply_date",
  "due_date", "currency_code", "order_id", "order_display_id", "order_version", "customer_id", "customer_name", "bill_to_customer_id",
  "customer_kind", "owner_id", "locale", "seller", "buyer", "billing_address", "shipping_address", "purchase_order_number", "payment_terms",
  "fiscal_documents", "prices_include_tax", "subtotal", "discount_total", "shipping_total", "tax_lines", "tax_total", "rounding_total", "total",
  "prepaid", "payable", "allocated_total", "issued_at", "issued_by", "handed_over_at", "voided_at", "voided_by", "voided_date", "void_note",
  "created_at", "deleted_at", "buyer_reference", "notes", "payment_instructions", "tax_accounting", "fulfillment_id", "raw_subtotal",
  "raw_discount_total", "raw_shipping_total", "raw_tax_total", "raw_rounding_total", "raw_total", "raw_prepaid", "raw_payable",
  "raw_allocated_total",
] // prettier-ignore

const array = (columns: string[]): string => `jsonb_build_array(${columns.map((name) => `r.${name}`).join(", ")})`
const list = (columns: string[]): string => `array[${columns.map((column) => `'${column}'`).join(", ")}]::text[]`

/** An invoice that left in an export says since when; other books may have it. */
export class MigrationCrmReceivable20261127X extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_invoice add column if not exists exported_at timestamptz null`)
    this.final([...OPEN_COLUMNS, "exported_at"])
    // One that was never exported keeps the seal it has.
    this.seal(`case when r.exported_at is null then ${array(SEALED_BEFORE)} else ${array(SEALED_BEFORE)} || ${array(["exported_at"])} end`)
  }

  override async down(): Promise<void> {
    this.final(OPEN_COLUMNS)
    this.seal(array(SEALED_BEFORE))
    this.addSql(`alter table crm_invoice disable trigger user`)
    this.addSql(`update crm_invoice t set seal = crm_invoice_seal(t) where exported_at is not null`)
    this.addSql(`alter table crm_invoice enable trigger user`)
    this.addSql(`alter table if exists crm_invoice drop column if exists exported_at`)
  }

  private final(open: string[]): void {
    this.addSql(`
      create or replace function crm_invoice_is_final() returns trigger language plpgsql as $$
      declare open_columns text[] := ${list(open)};
      begin
        if old.status = 'draft' then
          return coalesce(new, old);
        end if;
        if tg_op = 'DELETE' then
          raise exception '% is final', old.id using errcode = 'CRM01',
            detail = format('Invoice %s is %s and cannot be deleted.', coalesce(old.number, old.id), old.status);
        end if;
        if new.status = 'voided' and old.status = 'issued' then
          open_columns := open_columns || ${list(VOIDING_COLUMNS)};
        end if;
        if (to_jsonb(new) - open_columns) is distinct from (to_jsonb(old) - open_columns) then
          raise exception '% is final', old.id using errcode = 'CRM01',
            detail = format('Invoice %s is %s and cannot be changed; correct it by another document.', coalesce(old.number, old.id), old.status);
        end if;
        return new;
      end $$`)
  }

  private seal(contents: string): void {
    this.addSql(`
      create or replace function crm_invoice_seal(r crm_invoice) returns text language sql stable set timezone = 'UTC' set datestyle = 'ISO' as $$
        select encode(sha256(convert_to((${contents})::text, 'UTF8')), 'hex') $$`)
  }
}
