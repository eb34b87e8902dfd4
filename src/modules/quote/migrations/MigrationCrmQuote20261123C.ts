import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Options, approval, templates, messages, attachments, deposits and part conversions of quotes. */
export class MigrationCrmQuote20261123C extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_quote" drop constraint if exists "crm_quote_cart_id_unique";`)
    this.addSql(
      `alter table if exists "crm_quote_template" drop constraint if exists "crm_quote_template_name_unique";`
    )
    this.addSql(
      `alter table if exists "crm_quote_deposit" drop constraint if exists "crm_quote_deposit_payment_collection_id_unique";`
    )
    this.addSql(
      `alter table if exists "crm_quote_conversion_item" drop constraint if exists "crm_quote_conversion_item_conversion_id_quote_item_id_unique";`
    )
    this.addSql(
      `create table if not exists "crm_quote_approval" ("id" text not null, "quote_id" text not null, "version" integer not null, "revision" integer not null, "status" text check ("status" in ('pending', 'approved', 'rejected', 'withdrawn')) not null default 'pending', "reasons" jsonb not null, "approver_ids" jsonb null, "requested_by" text not null, "requested_at" timestamptz not null, "note" text null, "decided_by" text null, "decided_at" timestamptz null, "decision_note" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_approval_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_approval_deleted_at" ON "crm_quote_approval" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_approval_quote_id_requested_at" ON "crm_quote_approval" ("quote_id", "requested_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_approval_pending" ON "crm_quote_approval" ("quote_id") WHERE status = 'pending' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_approval_status" ON "crm_quote_approval" ("status") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_approval_rule" ("id" text not null, "name" text not null, "position" integer not null, "is_active" boolean not null default true, "max_discount_percent" numeric null, "min_margin_percent" numeric null, "max_total" numeric null, "currency_code" text null, "approver_id" text null, "raw_max_discount_percent" jsonb null, "raw_min_margin_percent" jsonb null, "raw_max_total" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_approval_rule_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_approval_rule_deleted_at" ON "crm_quote_approval_rule" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_approval_rule_position" ON "crm_quote_approval_rule" ("position") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_attachment" ("id" text not null, "quote_id" text not null, "file_id" text not null, "filename" text not null, "mime_type" text not null, "size" integer not null, "for_buyer" boolean not null default false, "uploaded_by" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_attachment_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_attachment_deleted_at" ON "crm_quote_attachment" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_attachment_quote_id" ON "crm_quote_attachment" ("quote_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_conversion_item" ("id" text not null, "conversion_id" text not null, "quote_id" text not null, "quote_item_id" text not null, "quantity" numeric not null, "raw_quantity" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_conversion_item_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_item_deleted_at" ON "crm_quote_conversion_item" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_item_conversion_id_quote_item_id_unique" ON "crm_quote_conversion_item" ("conversion_id", "quote_item_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_item_quote_id" ON "crm_quote_conversion_item" ("quote_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_item_quote_item_id" ON "crm_quote_conversion_item" ("quote_item_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_deposit" ("id" text not null, "quote_id" text not null, "version" integer not null, "amount" numeric not null, "currency_code" text not null, "payment_collection_id" text not null, "provider_id" text not null, "status" text check ("status" in ('pending', 'paid', 'taken_over', 'refunded')) not null default 'pending', "paid_at" timestamptz null, "order_id" text null, "raw_amount" jsonb not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_deposit_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_deposit_deleted_at" ON "crm_quote_deposit" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_deposit_payment_collection_id_unique" ON "crm_quote_deposit" ("payment_collection_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_deposit_quote_id" ON "crm_quote_deposit" ("quote_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_message" ("id" text not null, "quote_id" text not null, "version" integer not null, "item_id" text null, "text" text not null, "author_type" text check ("author_type" in ('buyer', 'staff')) not null, "author_id" text null, "author_name" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_message_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_message_deleted_at" ON "crm_quote_message" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_message_quote_id_created_at" ON "crm_quote_message" ("quote_id", "created_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "crm_quote_template" ("id" text not null, "name" text not null, "description" text null, "is_active" boolean not null default true, "locale" text null, "currency_code" text null, "title" text null, "items" jsonb not null, "terms" text null, "cover_text" text null, "validity_days" integer null, "payment_terms" jsonb null, "deposit_percent" numeric null, "discount_percent" numeric not null default 0, "convert_on_accept" boolean null, "raw_deposit_percent" jsonb null, "raw_discount_percent" jsonb not null default '{"value":"0","precision":20}', "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_quote_template_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_template_deleted_at" ON "crm_quote_template" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_template_name_unique" ON "crm_quote_template" ("name") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "crm_quote_conversion" drop constraint if exists "crm_quote_conversion_state_check";`
    )

    this.addSql(
      `alter table if exists "crm_quote" add column if not exists "discount_percent" numeric not null default 0, add column if not exists "requested_delivery_date" text null, add column if not exists "cover_text" text null, add column if not exists "deposit_percent" numeric null, add column if not exists "convert_on_accept" boolean not null default true, add column if not exists "reminders_off" boolean not null default false, add column if not exists "cc" jsonb null, add column if not exists "source" text check ("source" in ('staff', 'cart')) not null default 'staff', add column if not exists "cart_id" text null, add column if not exists "request_note" text null, add column if not exists "template_id" text null, add column if not exists "cloned_from_id" text null, add column if not exists "chosen_item_ids" jsonb null, add column if not exists "approval_status" text check ("approval_status" in ('none', 'pending', 'approved', 'rejected')) not null default 'none', add column if not exists "honored" jsonb null, add column if not exists "unanswered_messages" integer not null default 0, add column if not exists "raw_discount_percent" jsonb not null default '{"value":"0","precision":20}', add column if not exists "raw_deposit_percent" jsonb null;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_cart_id_unique" ON "crm_quote" ("cart_id") WHERE cart_id is not null and deleted_at is null;`
    )
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_crm_quote_email" ON "crm_quote" ("email") WHERE deleted_at IS NULL;`)

    this.addSql(`drop index if exists "IDX_crm_quote_conversion_live";`)

    this.addSql(
      `alter table if exists "crm_quote_conversion" add column if not exists "canceled_at" timestamptz null, add column if not exists "with_shipping" boolean not null default true, add column if not exists "total" numeric null, add column if not exists "raw_total" jsonb null;`
    )
    this.addSql(
      `alter table if exists "crm_quote_conversion" add constraint "crm_quote_conversion_state_check" check("state" in ('claimed', 'done', 'undone', 'canceled'));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_claimed" ON "crm_quote_conversion" ("quote_id") WHERE state = 'claimed' and deleted_at is null;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_quote_id_state" ON "crm_quote_conversion" ("quote_id", "state") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "crm_quote_item" add column if not exists "kind" text check ("kind" in ('item', 'section', 'note')) not null default 'item', add column if not exists "alternative_group" text null, add column if not exists "is_selected" boolean not null default false, add column if not exists "lead_time_days" integer null, add column if not exists "requested_delivery_date" text null, add column if not exists "unit_cost" numeric null, add column if not exists "raw_unit_cost" jsonb null;`
    )

    this.addSql(
      `alter table if exists "crm_quote_version" add column if not exists "decided_ip" text null, add column if not exists "decided_terms" text null, add column if not exists "decided_item_ids" jsonb null, add column if not exists "decided_note" text null, add column if not exists "market" jsonb null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_quote_approval" cascade;`)

    this.addSql(`drop table if exists "crm_quote_approval_rule" cascade;`)

    this.addSql(`drop table if exists "crm_quote_attachment" cascade;`)

    this.addSql(`drop table if exists "crm_quote_conversion_item" cascade;`)

    this.addSql(`drop table if exists "crm_quote_deposit" cascade;`)

    this.addSql(`drop table if exists "crm_quote_message" cascade;`)

    this.addSql(`drop table if exists "crm_quote_template" cascade;`)

    this.addSql(
      `alter table if exists "crm_quote_conversion" drop constraint if exists "crm_quote_conversion_state_check";`
    )

    this.addSql(`drop index if exists "IDX_crm_quote_cart_id_unique";`)
    this.addSql(`drop index if exists "IDX_crm_quote_email";`)
    this.addSql(
      `alter table if exists "crm_quote" drop column if exists "discount_percent", drop column if exists "requested_delivery_date", drop column if exists "cover_text", drop column if exists "deposit_percent", drop column if exists "convert_on_accept", drop column if exists "reminders_off", drop column if exists "cc", drop column if exists "source", drop column if exists "cart_id", drop column if exists "request_note", drop column if exists "template_id", drop column if exists "cloned_from_id", drop column if exists "chosen_item_ids", drop column if exists "approval_status", drop column if exists "honored", drop column if exists "unanswered_messages", drop column if exists "raw_discount_percent", drop column if exists "raw_deposit_percent";`
    )

    this.addSql(`drop index if exists "IDX_crm_quote_conversion_claimed";`)
    this.addSql(`drop index if exists "IDX_crm_quote_conversion_quote_id_state";`)
    this.addSql(
      `alter table if exists "crm_quote_conversion" drop column if exists "canceled_at", drop column if exists "with_shipping", drop column if exists "total", drop column if exists "raw_total";`
    )

    this.addSql(
      `alter table if exists "crm_quote_conversion" add constraint "crm_quote_conversion_state_check" check("state" in ('claimed', 'done', 'undone'));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_conversion_live" ON "crm_quote_conversion" ("quote_id") WHERE state <> 'undone' and deleted_at is null;`
    )

    this.addSql(
      `alter table if exists "crm_quote_item" drop column if exists "kind", drop column if exists "alternative_group", drop column if exists "is_selected", drop column if exists "lead_time_days", drop column if exists "requested_delivery_date", drop column if exists "unit_cost", drop column if exists "raw_unit_cost";`
    )

    this.addSql(
      `alter table if exists "crm_quote_version" drop column if exists "decided_ip", drop column if exists "decided_terms", drop column if exists "decided_item_ids", drop column if exists "decided_note", drop column if exists "market";`
    )
  }
}
