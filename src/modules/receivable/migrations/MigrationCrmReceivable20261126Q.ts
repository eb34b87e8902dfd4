import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the seal of a line covered before; the exact twins of its amounts come with them. */
const SEALED = [
  "id", "position", "order_item_id", "kind", "title", "subtitle", "sku", "variant_id", "product_id", "quantity", "unit_price", "is_tax_inclusive",
  "subtotal", "discount_total", "tax_total", "total", "tax_lines", "invoice_id", "created_at", "deleted_at", "deposit_invoice_id",
  "raw_quantity", "raw_unit_price", "raw_subtotal", "raw_discount_total", "raw_tax_total", "raw_total",
] // prettier-ignore

const array = (columns: string[]): string => `jsonb_build_array(${columns.map((name) => `r.${name}`).join(", ")})`

const seal = (contents: string): string => `
  create or replace function crm_invoice_item_seal(r crm_invoice_item) returns text language sql stable set timezone = 'UTC' set datestyle = 'ISO' as $$
    select encode(sha256(convert_to((${contents})::text, 'UTF8')), 'hex') $$`

/** Lines keep the type and categories of their product, by which revenue is booked. A line without them keeps the seal it has. */
export class MigrationCrmReceivable20261126Q extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists crm_invoice_item add column if not exists revenue_groups jsonb null`)
    this.addSql(
      seal(`case when r.revenue_groups is null then ${array(SEALED)} else ${array(SEALED)} || ${array(["revenue_groups"])} end`)
    )
  }

  override async down(): Promise<void> {
    this.addSql(seal(array(SEALED)))
    this.addSql(`alter table if exists crm_invoice_item drop column if exists revenue_groups cascade`)
  }
}
