import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class MigrationCrmAccess20261123A extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "crm_team" drop constraint if exists "crm_team_name_unique"`)
    this.addSql(
      `alter table if exists "crm_access_member" drop constraint if exists "crm_access_member_user_id_unique"`
    )
    this.addSql(
      `create table if not exists "crm_access_history" ("id" text not null, "reference" text not null, "reference_id" text not null, "act" text not null, "changes" jsonb null, "note" text null, "actor_id" text not null, "actor_type" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_access_history_pkey" primary key ("id"))`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_access_history_deleted_at" ON "crm_access_history" ("deleted_at") WHERE deleted_at IS NULL`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_access_history_reference_reference_id" ON "crm_access_history" ("reference", "reference_id") WHERE deleted_at IS NULL`
    )

    this.addSql(
      `create table if not exists "crm_access_member" ("id" text not null, "user_id" text not null, "scope" text check ("scope" in ('own', 'team', 'all')) not null default 'own', "team_id" text null, "can_money" boolean not null default false, "can_setup" boolean not null default false, "can_approve" boolean not null default false, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_access_member_pkey" primary key ("id"))`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_access_member_deleted_at" ON "crm_access_member" ("deleted_at") WHERE deleted_at IS NULL`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_access_member_user_id_unique" ON "crm_access_member" ("user_id") WHERE deleted_at IS NULL`
    )

    this.addSql(
      `create table if not exists "crm_settings" ("id" text not null, "company_name" text null, "legal_name" text null, "tax_id" text null, "company_address" jsonb null, "company_email" text null, "company_phone" text null, "logo" text null, "locale" text null, "timezone" text null, "quote_validity_days" integer null, "payment_terms_days" integer null, "invoice_on" text null, "fiscal_documents" text null, "invoice_series" text null, "terms_text" text null, "mail_from" text null, "checklist" jsonb null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_settings_pkey" primary key ("id"))`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_settings_deleted_at" ON "crm_settings" ("deleted_at") WHERE deleted_at IS NULL`
    )

    this.addSql(
      `create table if not exists "crm_team" ("id" text not null, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "crm_team_pkey" primary key ("id"))`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_team_deleted_at" ON "crm_team" ("deleted_at") WHERE deleted_at IS NULL`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_team_name_unique" ON "crm_team" ("name") WHERE deleted_at IS NULL`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "crm_access_history" cascade`)

    this.addSql(`drop table if exists "crm_access_member" cascade`)

    this.addSql(`drop table if exists "crm_settings" cascade`)

    this.addSql(`drop table if exists "crm_team" cascade`)
  }
}
