import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TEXTS = [
  "legal_name",
  "tax_id",
  "vat_id",
  "registration_number",
  "email",
  "phone",
  "logo",
  "brand_color",
  "currency_code",
  "iban",
  "bic",
  "bank_name",
  "pix_key",
  "pix_city",
  "payment_text",
  "invoice_series",
  "credit_note_series",
  "receipt_series",
  "number_format",
]

/** A second company sells through sales channels of its own, with its own numbers; series of credit notes and receipts by setting. */
export class MigrationCrmAccess20261125N extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "crm_company" ("id" text not null, "name" text not null, ${TEXTS.map((name) => `"${name}" text null`).join(", ")},
        "address" jsonb null, "fiscal_year_start_month" integer null, "sales_channel_ids" text[] not null default '{}',
        "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null,
        constraint "crm_company_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_company_deleted_at" ON "crm_company" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `alter table if exists "crm_settings" add column if not exists "credit_note_series" text null, add column if not exists "receipt_series" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_settings" drop column if exists "credit_note_series", drop column if exists "receipt_series";`
    )
    this.addSql(`drop table if exists "crm_company" cascade;`)
  }
}
