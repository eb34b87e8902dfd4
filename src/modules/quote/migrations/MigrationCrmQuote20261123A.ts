import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class MigrationCrmQuote20261123A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_quote_version" drop constraint if exists "crm_quote_version_quote_id_version_unique";`
    )
    this.addSql(
      `alter table if exists "crm_quote_token" drop constraint if exists "crm_quote_token_token_hash_unique";`
    )
    this.addSql(
      `alter table if exists "crm_quote_conversion" drop constraint if exists "crm_quote_conversion_order_id_unique";`
    )
    this.addSql(`alter table if exists "crm_quote" drop constraint if exists "crm_quote_number_unique";`)
    this.addSql(
      `create table if not exists "crm_lost_reason" ("id" text not null, "name" text not null, "code" text null, "position" integer not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_lost_reason_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_lost_reason_deleted_at" ON "crm_lost_reason" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_pipeline" ("id" text not null, "name" text not null, "code" text null, "is_default" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_pipeline_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_pipeline_deleted_at" ON "crm_pipeline" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote" ("id" text not null, "number" text not null, "version" integer not null default 1, "status" text check ("status" in ('draft', 'sent', 'accepted', 'declined', 'canceled')) not null default 'draft', "title" text null, "customer_id" text null, "email" text not null, "customer_name" text null, "company_name" text null, "customer_kind" text check ("customer_kind" in ('business', 'consumer')) not null, "bill_to_customer_id" text null, "owner_id" text null, "locale" text not null, "purchase_order_number" text null, "currency_code" text not null, "region_id" text not null, "sales_channel_id" text null, "shipping_address" jsonb null, "billing_address" jsonb null, "shipping_methods" jsonb null, "payment_terms" jsonb null, "terms" text null, "note" text null, "pipeline_id" text not null, "stage_id" text not null, "probability" integer null, "valid_until" text null, "expected_close_date" text null, "subtotal" numeric not null default 0, "discount_total" numeric not null default 0, "shipping_total" numeric not null default 0, "tax_total" numeric not null default 0, "rounding_total" numeric not null default 0, "total" numeric not null default 0, "net_total" numeric not null default 0, "tax_lines" jsonb null, "hold" jsonb null, "order_id" text null, "lost_reason_id" text null, "decline_note" text null, "accepted_name" text null, "accept_note" text null, "delivery" jsonb null, "revision" integer not null default 0, "sent_at" timestamptz null, "sent_by" text null, "accepted_at" timestamptz null, "accepted_by" text null, "declined_at" timestamptz null, "declined_by" text null, "canceled_at" timestamptz null, "canceled_by" text null, "converted_at" timestamptz null, "decided_date" text null, "raw_subtotal" jsonb not null default '{"value":"0","precision":20}', "raw_discount_total" jsonb not null default '{"value":"0","precision":20}', "raw_shipping_total" jsonb not null default '{"value":"0","precision":20}', "raw_tax_total" jsonb not null default '{"value":"0","precision":20}', "raw_rounding_total" jsonb not null default '{"value":"0","precision":20}', "raw_total" jsonb not null default '{"value":"0","precision":20}', "raw_net_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_deleted_at" ON "crm_quote" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_number_unique" ON "crm_quote" ("number") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_customer_id" ON "crm_quote" ("customer_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_order_id" ON "crm_quote" ("order_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_owner_id" ON "crm_quote" ("owner_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_currency_code_status_stage_id" ON "crm_quote" ("currency_code", "status", "stage_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_status_valid_until" ON "crm_quote" ("status", "valid_until") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_conversion" ("id" text not null, "quote_id" text not null, "version" integer not null, "order_id" text not null, "state" text check ("state" in ('claimed', 'done', 'undone')) not null default 'claimed', "claimed_at" timestamptz not null, "attempts" integer not null default 1, "finished_at" timestamptz null, "error" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_conversion_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_deleted_at" ON "crm_quote_conversion" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_order_id_unique" ON "crm_quote_conversion" ("order_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_state_claimed_at" ON "crm_quote_conversion" ("state", "claimed_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_live" ON "crm_quote_conversion" ("quote_id") WHERE state <> 'undone' and deleted_at is null;`
    )

    this.addSql(
      `create table if not exists "crm_quote_history" ("id" text not null, "reference" text not null, "reference_id" text not null, "act" text not null, "changes" jsonb null, "note" text null, "actor_id" text not null, "actor_type" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_history_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_history_deleted_at" ON "crm_quote_history" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_history_reference_reference_id" ON "crm_quote_history" ("reference", "reference_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_item" ("id" text not null, "quote_id" text not null, "position" integer not null, "variant_id" text null, "product_id" text null, "sku" text null, "title" text not null, "subtitle" text null, "thumbnail" text null, "quantity" numeric not null, "unit_price" numeric not null, "list_price" numeric null, "discount_percent" numeric not null default 0, "is_tax_inclusive" boolean not null default false, "is_custom_price" boolean not null default false, "is_optional" boolean not null default false, "note" text null, "tax_lines" jsonb null, "subtotal" numeric not null default 0, "discount_total" numeric not null default 0, "tax_total" numeric not null default 0, "total" numeric not null default 0, "raw_quantity" jsonb not null, "raw_unit_price" jsonb not null, "raw_list_price" jsonb null, "raw_discount_percent" jsonb not null default '{"value":"0","precision":20}', "raw_subtotal" jsonb not null default '{"value":"0","precision":20}', "raw_discount_total" jsonb not null default '{"value":"0","precision":20}', "raw_tax_total" jsonb not null default '{"value":"0","precision":20}', "raw_total" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_item_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_item_deleted_at" ON "crm_quote_item" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_item_quote_id_position" ON "crm_quote_item" ("quote_id", "position") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_token" ("id" text not null, "quote_id" text not null, "version" integer not null, "token_hash" text not null, "recipient" text null, "revoked_at" timestamptz null, "opened_count" integer not null default 0, "last_opened_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_token_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_token_deleted_at" ON "crm_quote_token" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_token_token_hash_unique" ON "crm_quote_token" ("token_hash") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_token_quote_id" ON "crm_quote_token" ("quote_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_version" ("id" text not null, "quote_id" text not null, "version" integer not null, "currency_code" text not null, "total" numeric not null, "valid_until" text not null, "snapshot" jsonb not null, "content_hash" text not null, "sent_at" timestamptz not null, "sent_by" text not null, "superseded_at" timestamptz null, "decision" text check ("decision" in ('accepted', 'declined', 'canceled')) null, "decided_at" timestamptz null, "decided_by" text null, "decided_name" text null, "raw_total" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_version_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_version_deleted_at" ON "crm_quote_version" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_version_quote_id_version_unique" ON "crm_quote_version" ("quote_id", "version") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_stage" ("id" text not null, "pipeline_id" text not null, "name" text not null, "code" text null, "position" integer not null, "probability" integer not null, "forecast_category" text check ("forecast_category" in ('pipeline', 'best_case', 'commit')) not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_stage_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_stage_deleted_at" ON "crm_stage" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_stage_pipeline_id_position" ON "crm_stage" ("pipeline_id", "position") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_lost_reason" cascade;`)

    this.addSql(`drop table if exists "crm_pipeline" cascade;`)

    this.addSql(`drop table if exists "crm_quote" cascade;`)

    this.addSql(`drop table if exists "crm_quote_conversion" cascade;`)

    this.addSql(`drop table if exists "crm_quote_history" cascade;`)

    this.addSql(`drop table if exists "crm_quote_item" cascade;`)

    this.addSql(`drop table if exists "crm_quote_token" cascade;`)

    this.addSql(`drop table if exists "crm_quote_version" cascade;`)

    this.addSql(`drop table if exists "crm_stage" cascade;`)
  }
}
