import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const ZERO = `'{"value":"0","precision":20}'`

/** Orders know what of them was delivered and not invoiced, and what their documents lack since they changed. */
export class MigrationCrmReceivable20261125M extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_receivable_order
        add column if not exists lines jsonb null,
        add column if not exists to_invoice_quantity numeric not null default 0,
        add column if not exists raw_to_invoice_quantity jsonb not null default ${ZERO},
        add column if not exists to_invoice_total numeric not null default 0,
        add column if not exists raw_to_invoice_total jsonb not null default ${ZERO},
        add column if not exists wholly_invoiced boolean not null default false`
    )
    this.addSql(`
      create index if not exists "IDX_crm_receivable_order_to_invoice" on crm_receivable_order (delivered_date, order_id)
      where to_invoice_quantity > 0 and deleted_at is null`)
    this.addSql(`
      create table if not exists crm_billing_proposal (
        id text not null primary key, order_id text not null, order_display_id text null, order_version integer null,
        customer_id text null, customer_name text null, bill_to_customer_id text null, owner_id text null,
        currency_code text not null, kind text not null check (kind in ('credit_note', 'invoice')),
        reason text not null check (reason in ('edit', 'return', 'cancellation', 'refund')),
        amount numeric not null, raw_amount jsonb not null, lines jsonb not null, fingerprint text not null,
        state text not null default 'open' check (state in ('open', 'done', 'dismissed', 'closed')),
        documents jsonb null, note text null, decided_at timestamptz null, decided_by text null,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz null,
        constraint crm_billing_proposal_amount_is_positive check (amount > 0))`)
    this.addSql(`
      create index if not exists "IDX_crm_billing_proposal_deleted_at" on crm_billing_proposal (deleted_at)
      where deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_billing_proposal_order_id" on crm_billing_proposal (order_id)
      where deleted_at is null`)
    this.addSql(`
      create unique index if not exists "IDX_crm_billing_proposal_open" on crm_billing_proposal (order_id)
      where state = 'open' and deleted_at is null`)
    this.addSql(`
      create index if not exists "IDX_crm_billing_proposal_newest" on crm_billing_proposal (created_at desc nulls last, id desc)
      where deleted_at is null`)
    // A deposit that was taken off an invoice comes back when that invoice is credited.
    this.addSql(
      `alter table crm_credit_note_item drop constraint if exists crm_credit_note_item_quantity_is_positive`
    )
    this.addSql(
      `alter table crm_credit_note_item add constraint crm_credit_note_item_quantity_is_positive
        check (quantity > 0 or (kind = 'deposit' and quantity < 0))`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists crm_credit_note_item drop constraint if exists crm_credit_note_item_quantity_is_positive`
    )
    this.addSql(
      `alter table if exists crm_credit_note_item
        add constraint crm_credit_note_item_quantity_is_positive check (quantity > 0)`
    )
    this.addSql(`drop table if exists crm_billing_proposal`)
    this.addSql(`drop index if exists "IDX_crm_receivable_order_to_invoice"`)
    this.addSql(
      `alter table if exists crm_receivable_order drop column if exists lines,
        drop column if exists to_invoice_quantity, drop column if exists raw_to_invoice_quantity,
        drop column if exists to_invoice_total, drop column if exists raw_to_invoice_total,
        drop column if exists wholly_invoiced`
    )
  }
}
