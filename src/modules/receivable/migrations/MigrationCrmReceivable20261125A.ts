import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const REASONS = ["correction", "return", "cancellation", "price", "early_payment", "warranty", "goodwill", "other"]

/** What an invoice says beyond its lines: references, notes, where to pay, deposits taken off, tax in the company's own currency. */
export class MigrationCrmReceivable20261125A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_invoice
        add column if not exists buyer_reference text null, add column if not exists notes text null,
        add column if not exists payment_instructions jsonb null, add column if not exists tax_accounting jsonb null,
        add column if not exists fulfillment_id text null`
    )
    this.addSql(`
      create unique index if not exists "IDX_crm_invoice_fulfillment" on crm_invoice (fulfillment_id)
      where fulfillment_id is not null and status <> 'voided' and deleted_at is null`)
    this.addSql(`alter table crm_invoice_item add column if not exists deposit_invoice_id text null`)
    this.addSql(
      `alter table crm_credit_note add column if not exists tax_accounting jsonb null,
        add column if not exists reason_code text null
          check (reason_code in (${REASONS.map((reason) => `'${reason}'`).join(", ")}))`
    )
    for (const table of ["crm_invoice_item", "crm_credit_note_item"]) {
      this.addSql(`alter table ${table} drop constraint if exists ${table}_kind_check`)
      this.addSql(
        `alter table ${table} add constraint ${table}_kind_check check (kind in ('item', 'shipping', 'deposit'))`
      )
    }
    // A deposit that was invoiced is taken off the final invoice by a line of quantity -1.
    this.addSql(`alter table crm_invoice_item drop constraint if exists crm_invoice_item_quantity_is_positive`)
    this.addSql(
      `alter table crm_invoice_item add constraint crm_invoice_item_quantity_is_positive
        check (quantity > 0 or (kind = 'deposit' and deposit_invoice_id is not null and quantity < 0))`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists crm_invoice_item drop constraint if exists crm_invoice_item_quantity_is_positive`
    )
    this.addSql(
      `alter table if exists crm_invoice_item add constraint crm_invoice_item_quantity_is_positive check (quantity > 0)`
    )
    for (const table of ["crm_invoice_item", "crm_credit_note_item"]) {
      this.addSql(`alter table if exists ${table} drop constraint if exists ${table}_kind_check`)
      this.addSql(
        `alter table if exists ${table} add constraint ${table}_kind_check check (kind in ('item', 'shipping'))`
      )
    }
    this.addSql(
      `alter table if exists crm_credit_note drop column if exists tax_accounting, drop column if exists reason_code`
    )
    this.addSql(`alter table if exists crm_invoice_item drop column if exists deposit_invoice_id`)
    this.addSql(`drop index if exists "IDX_crm_invoice_fulfillment"`)
    this.addSql(
      `alter table if exists crm_invoice drop column if exists buyer_reference, drop column if exists notes,
        drop column if exists payment_instructions, drop column if exists tax_accounting, drop column if exists fulfillment_id`
    )
  }
}
