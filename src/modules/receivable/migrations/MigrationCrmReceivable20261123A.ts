import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class MigrationCrmReceivable20261123A extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_receivable_order" drop constraint if exists "crm_receivable_order_order_id_unique";`);
    this.addSql(`alter table if exists "crm_receipt" drop constraint if exists "crm_receipt_number_unique";`);
    this.addSql(`alter table if exists "crm_payment_terms" drop constraint if exists "crm_payment_terms_code_unique";`);
    this.addSql(`alter table if exists "crm_credit_note" drop constraint if exists "crm_credit_note_number_unique";`);
    this.addSql(`alter table if exists "crm_invoice" drop constraint if exists "crm_invoice_number_unique";`);
    this.addSql(`alter table if exists "crm_customer_account" drop constraint if exists "crm_customer_account_customer_id_unique";`);
    this.addSql(`create table if not exists "crm_customer_account" ("id" text not null, "customer_id" text not null, "bill_to_customer_id" text null, "tax_id" text null, "legal_name" text null, "customer_kind" text check ("customer_kind" in ('business', 'consumer')) null, "locale" text null, "credit_limit" numeric null, "currency_code" text null, "payment_terms_id" text null, "hold" boolean not null default false, "raw_credit_limit" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_customer_account_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_customer_account_deleted_at" ON "crm_customer_account" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_customer_account_customer_id_unique" ON "crm_customer_account" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_customer_account_bill_to_customer_id" ON "crm_customer_account" ("bill_to_customer_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_host_payment" ("id" text not null, "order_id" text not null, "receipt_id" text null, "allocation_id" text null, "payment_collection_id" text null, "payment_id" text null, "refund_id" text null, "currency_code" text not null, "amount" numeric not null, "state" text check ("state" in ('pending', 'done', 'reversed')) not null default 'pending', "leased_until" timestamptz null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_host_payment_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_host_payment_deleted_at" ON "crm_host_payment" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_host_payment_collection" ON "crm_host_payment" ("payment_collection_id") WHERE payment_collection_id is not null and deleted_at is null;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_host_payment_refund" ON "crm_host_payment" ("refund_id") WHERE refund_id is not null and deleted_at is null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_host_payment_order_id" ON "crm_host_payment" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_host_payment_pending" ON "crm_host_payment" ("order_id") WHERE state = 'pending' and deleted_at is null;`);

    this.addSql(`create table if not exists "crm_invoice" ("id" text not null, "number" text null, "status" text check ("status" in ('draft', 'issued', 'voided')) not null default 'draft', "document_type" text not null default '380', "company_id" text not null default 'default', "series" text not null, "year" integer null, "sequence" integer null, "hash" text null, "previous_hash" text null, "issue_date" text null, "supply_date" text null, "due_date" text null, "currency_code" text not null, "order_id" text null, "order_display_id" text null, "order_version" integer null, "customer_id" text null, "customer_name" text null, "bill_to_customer_id" text null, "customer_kind" text check ("customer_kind" in ('business', 'consumer')) not null, "owner_id" text null, "locale" text not null, "seller" jsonb not null, "buyer" jsonb not null, "billing_address" jsonb null, "shipping_address" jsonb null, "purchase_order_number" text null, "payment_terms" jsonb not null, "fiscal_documents" text check ("fiscal_documents" in ('here', 'elsewhere')) not null, "prices_include_tax" boolean not null default false, "subtotal" numeric not null default 0, "discount_total" numeric not null default 0, "shipping_total" numeric not null default 0, "tax_lines" jsonb null, "tax_total" numeric not null default 0, "rounding_total" numeric not null default 0, "total" numeric not null default 0, "prepaid" numeric not null default 0, "payable" numeric not null default 0, "allocated_total" numeric not null default 0, "issued_at" timestamptz null, "issued_by" text null, "handed_over_at" timestamptz null, "voided_at" timestamptz null, "voided_by" text null, "voided_date" text null, "void_note" text null, "raw_subtotal" jsonb not null default '{"value":"0","precision":20}', "raw_discount_total" jsonb not null default '{"value":"0","precision":20}', "raw_shipping_total" jsonb not null default '{"value":"0","precision":20}', "raw_tax_total" jsonb not null default '{"value":"0","precision":20}', "raw_rounding_total" jsonb not null default '{"value":"0","precision":20}', "raw_total" jsonb not null default '{"value":"0","precision":20}', "raw_prepaid" jsonb not null default '{"value":"0","precision":20}', "raw_payable" jsonb not null default '{"value":"0","precision":20}', "raw_allocated_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_invoice_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_deleted_at" ON "crm_invoice" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_invoice_number_unique" ON "crm_invoice" ("number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_invoice_sequence" ON "crm_invoice" ("company_id", "series", "year", "sequence") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_order_id" ON "crm_invoice" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_customer_id" ON "crm_invoice" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_bill_to_customer_id" ON "crm_invoice" ("bill_to_customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_owner_id" ON "crm_invoice" ("owner_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_currency_code_issue_date" ON "crm_invoice" ("currency_code", "issue_date") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_instalment" ("id" text not null, "position" integer not null, "due_date" text not null, "amount" numeric not null, "allocated_total" numeric not null default 0, "currency_code" text not null, "bill_to_customer_id" text null, "customer_id" text null, "customer_name" text null, "owner_id" text null, "open" boolean not null default false, "invoice_id" text not null, "raw_amount" jsonb not null, "raw_allocated_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_instalment_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_instalment_invoice_id" ON "crm_instalment" ("invoice_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_instalment_deleted_at" ON "crm_instalment" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_credit_note" ("id" text not null, "number" text null, "status" text check ("status" in ('draft', 'issued')) not null default 'draft', "document_type" text not null default '381', "company_id" text not null default 'default', "series" text not null, "year" integer null, "sequence" integer null, "hash" text null, "previous_hash" text null, "issue_date" text null, "currency_code" text not null, "order_id" text null, "customer_id" text null, "customer_name" text null, "bill_to_customer_id" text null, "owner_id" text null, "locale" text not null, "seller" jsonb not null, "buyer" jsonb not null, "billing_address" jsonb null, "fiscal_documents" text check ("fiscal_documents" in ('here', 'elsewhere')) not null, "reason" text null, "subtotal" numeric not null default 0, "discount_total" numeric not null default 0, "shipping_total" numeric not null default 0, "tax_lines" jsonb null, "tax_total" numeric not null default 0, "rounding_total" numeric not null default 0, "total" numeric not null default 0, "allocated_total" numeric not null default 0, "issued_at" timestamptz null, "issued_by" text null, "invoice_id" text not null, "raw_subtotal" jsonb not null default '{"value":"0","precision":20}', "raw_discount_total" jsonb not null default '{"value":"0","precision":20}', "raw_shipping_total" jsonb not null default '{"value":"0","precision":20}', "raw_tax_total" jsonb not null default '{"value":"0","precision":20}', "raw_rounding_total" jsonb not null default '{"value":"0","precision":20}', "raw_total" jsonb not null default '{"value":"0","precision":20}', "raw_allocated_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_credit_note_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_invoice_id" ON "crm_credit_note" ("invoice_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_deleted_at" ON "crm_credit_note" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_credit_note_number_unique" ON "crm_credit_note" ("number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_credit_note_sequence" ON "crm_credit_note" ("company_id", "series", "year", "sequence") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_customer_id" ON "crm_credit_note" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_bill_to_customer_id" ON "crm_credit_note" ("bill_to_customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_order_id" ON "crm_credit_note" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_currency_code_issue_date" ON "crm_credit_note" ("currency_code", "issue_date") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_credit_note_item" ("id" text not null, "position" integer not null, "invoice_item_id" text null, "order_item_id" text null, "kind" text check ("kind" in ('item', 'shipping')) not null default 'item', "title" text not null, "subtitle" text null, "sku" text null, "variant_id" text null, "product_id" text null, "quantity" numeric not null, "unit_price" numeric not null, "is_tax_inclusive" boolean not null default false, "subtotal" numeric not null, "discount_total" numeric not null default 0, "tax_total" numeric not null default 0, "total" numeric not null, "tax_lines" jsonb null, "credit_note_id" text not null, "raw_quantity" jsonb not null, "raw_unit_price" jsonb not null, "raw_subtotal" jsonb not null, "raw_discount_total" jsonb not null default '{"value":"0","precision":20}', "raw_tax_total" jsonb not null default '{"value":"0","precision":20}', "raw_total" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_credit_note_item_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_item_credit_note_id" ON "crm_credit_note_item" ("credit_note_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_item_deleted_at" ON "crm_credit_note_item" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_item_invoice_item_id" ON "crm_credit_note_item" ("invoice_item_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_credit_note_item_order_item_id" ON "crm_credit_note_item" ("order_item_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_invoice_item" ("id" text not null, "position" integer not null, "order_item_id" text null, "kind" text check ("kind" in ('item', 'shipping')) not null default 'item', "title" text not null, "subtitle" text null, "sku" text null, "variant_id" text null, "product_id" text null, "quantity" numeric not null, "unit_price" numeric not null, "is_tax_inclusive" boolean not null default false, "subtotal" numeric not null, "discount_total" numeric not null default 0, "tax_total" numeric not null default 0, "total" numeric not null, "tax_lines" jsonb null, "invoice_id" text not null, "raw_quantity" jsonb not null, "raw_unit_price" jsonb not null, "raw_subtotal" jsonb not null, "raw_discount_total" jsonb not null default '{"value":"0","precision":20}', "raw_tax_total" jsonb not null default '{"value":"0","precision":20}', "raw_total" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_invoice_item_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_item_invoice_id" ON "crm_invoice_item" ("invoice_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_item_deleted_at" ON "crm_invoice_item" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_invoice_item_order_item_id" ON "crm_invoice_item" ("order_item_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_payment_terms" ("id" text not null, "name" text not null, "code" text null, "instalments" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_payment_terms_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_payment_terms_deleted_at" ON "crm_payment_terms" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_payment_terms_code_unique" ON "crm_payment_terms" ("code") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_receipt" ("id" text not null, "number" text not null, "customer_id" text null, "customer_name" text null, "bill_to_customer_id" text null, "amount" numeric not null, "allocated_total" numeric not null default 0, "refunded_total" numeric not null default 0, "currency_code" text not null, "received_date" text not null, "method" text null, "reference" text null, "source" text check ("source" in ('manual', 'host_capture')) not null, "source_id" text null, "order_id" text null, "payment_id" text null, "payment_collection_id" text null, "owner_id" text null, "raw_amount" jsonb not null, "raw_allocated_total" jsonb not null default '{"value":"0","precision":20}', "raw_refunded_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_receipt_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receipt_deleted_at" ON "crm_receipt" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_receipt_number_unique" ON "crm_receipt" ("number") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_receipt_source" ON "crm_receipt" ("source", "source_id") WHERE source_id is not null and deleted_at is null;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receipt_customer_id" ON "crm_receipt" ("customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receipt_bill_to_customer_id" ON "crm_receipt" ("bill_to_customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receipt_order_id" ON "crm_receipt" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receipt_payment_id" ON "crm_receipt" ("payment_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receipt_currency_code_received_date" ON "crm_receipt" ("currency_code", "received_date") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_allocation" ("id" text not null, "amount" numeric not null, "currency_code" text not null, "allocation_date" text not null, "bill_to_customer_id" text null, "allocated_by" text null, "reversed_at" timestamptz null, "reversed_by" text null, "reversed_date" text null, "receipt_id" text null, "credit_note_id" text null, "invoice_id" text not null, "instalment_id" text not null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_allocation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_allocation_receipt_id" ON "crm_allocation" ("receipt_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_allocation_credit_note_id" ON "crm_allocation" ("credit_note_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_allocation_invoice_id" ON "crm_allocation" ("invoice_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_allocation_instalment_id" ON "crm_allocation" ("instalment_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_allocation_deleted_at" ON "crm_allocation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_allocation_bill_to_customer_id_allocation_date" ON "crm_allocation" ("bill_to_customer_id", "allocation_date") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_receivable_history" ("id" text not null, "reference" text not null, "reference_id" text not null, "act" text not null, "changes" jsonb null, "note" text null, "actor_id" text not null, "actor_type" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_receivable_history_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receivable_history_deleted_at" ON "crm_receivable_history" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receivable_history_reference_reference_id" ON "crm_receivable_history" ("reference", "reference_id") WHERE deleted_at IS NULL;`);

    this.addSql(`create table if not exists "crm_receivable_order" ("id" text not null, "order_id" text not null, "display_id" text null, "customer_id" text null, "customer_name" text null, "bill_to_customer_id" text null, "owner_id" text null, "currency_code" text not null, "total" numeric not null default 0, "paid_total" numeric not null default 0, "invoiced_total" numeric not null default 0, "delivered_total" numeric not null default 0, "placed_date" text null, "delivered_date" text null, "canceled_at" timestamptz null, "quote_id" text null, "raw_total" jsonb not null default '{"value":"0","precision":20}', "raw_paid_total" jsonb not null default '{"value":"0","precision":20}', "raw_invoiced_total" jsonb not null default '{"value":"0","precision":20}', "raw_delivered_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_receivable_order_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receivable_order_deleted_at" ON "crm_receivable_order" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_receivable_order_order_id_unique" ON "crm_receivable_order" ("order_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receivable_order_bill_to_customer_id" ON "crm_receivable_order" ("bill_to_customer_id") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_receivable_order_customer_id" ON "crm_receivable_order" ("customer_id") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "crm_instalment" add constraint "crm_instalment_invoice_id_foreign" foreign key ("invoice_id") references "crm_invoice" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "crm_credit_note" add constraint "crm_credit_note_invoice_id_foreign" foreign key ("invoice_id") references "crm_invoice" ("id") on update cascade;`);

    this.addSql(`alter table if exists "crm_credit_note_item" add constraint "crm_credit_note_item_credit_note_id_foreign" foreign key ("credit_note_id") references "crm_credit_note" ("id") on update cascade;`);

    this.addSql(`alter table if exists "crm_invoice_item" add constraint "crm_invoice_item_invoice_id_foreign" foreign key ("invoice_id") references "crm_invoice" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table if exists "crm_allocation" add constraint "crm_allocation_receipt_id_foreign" foreign key ("receipt_id") references "crm_receipt" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "crm_allocation" add constraint "crm_allocation_credit_note_id_foreign" foreign key ("credit_note_id") references "crm_credit_note" ("id") on update cascade on delete set null;`);
    this.addSql(`alter table if exists "crm_allocation" add constraint "crm_allocation_invoice_id_foreign" foreign key ("invoice_id") references "crm_invoice" ("id") on update cascade;`);
    this.addSql(`alter table if exists "crm_allocation" add constraint "crm_allocation_instalment_id_foreign" foreign key ("instalment_id") references "crm_instalment" ("id") on update cascade;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_instalment" drop constraint if exists "crm_instalment_invoice_id_foreign";`);

    this.addSql(`alter table if exists "crm_credit_note" drop constraint if exists "crm_credit_note_invoice_id_foreign";`);

    this.addSql(`alter table if exists "crm_invoice_item" drop constraint if exists "crm_invoice_item_invoice_id_foreign";`);

    this.addSql(`alter table if exists "crm_allocation" drop constraint if exists "crm_allocation_invoice_id_foreign";`);

    this.addSql(`alter table if exists "crm_allocation" drop constraint if exists "crm_allocation_instalment_id_foreign";`);

    this.addSql(`alter table if exists "crm_credit_note_item" drop constraint if exists "crm_credit_note_item_credit_note_id_foreign";`);

    this.addSql(`alter table if exists "crm_allocation" drop constraint if exists "crm_allocation_credit_note_id_foreign";`);

    this.addSql(`alter table if exists "crm_allocation" drop constraint if exists "crm_allocation_receipt_id_foreign";`);

    this.addSql(`drop table if exists "crm_customer_account" cascade;`);

    this.addSql(`drop table if exists "crm_host_payment" cascade;`);

    this.addSql(`drop table if exists "crm_invoice" cascade;`);

    this.addSql(`drop table if exists "crm_instalment" cascade;`);

    this.addSql(`drop table if exists "crm_credit_note" cascade;`);

    this.addSql(`drop table if exists "crm_credit_note_item" cascade;`);

    this.addSql(`drop table if exists "crm_invoice_item" cascade;`);

    this.addSql(`drop table if exists "crm_payment_terms" cascade;`);

    this.addSql(`drop table if exists "crm_receipt" cascade;`);

    this.addSql(`drop table if exists "crm_allocation" cascade;`);

    this.addSql(`drop table if exists "crm_receivable_history" cascade;`);

    this.addSql(`drop table if exists "crm_receivable_order" cascade;`);
  }

}
