import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How invoices are numbered, paid, printed and mailed, and what the tax office wants to know of the company. */
export class MigrationCrmAccess20261125A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_settings" add column if not exists "vat_id" text null,
        add column if not exists "registration_number" text null,
        add column if not exists "company_currency" text null,
        add column if not exists "iban" text null,
        add column if not exists "bic" text null,
        add column if not exists "bank_name" text null,
        add column if not exists "pix_key" text null,
        add column if not exists "pix_city" text null,
        add column if not exists "payment_text" text null,
        add column if not exists "invoice_notes" text null,
        add column if not exists "paper_size" text null,
        add column if not exists "invoice_mail_on_issue" boolean null,
        add column if not exists "e_invoice_attach" boolean null,
        add column if not exists "credit_notes_auto" boolean null,
        add column if not exists "early_discount_keeps_tax" boolean null,
        add column if not exists "number_format" text null,
        add column if not exists "fiscal_year_start_month" integer null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_settings" drop column if exists "vat_id",
        drop column if exists "registration_number",
        drop column if exists "company_currency",
        drop column if exists "iban",
        drop column if exists "bic",
        drop column if exists "bank_name",
        drop column if exists "pix_key",
        drop column if exists "pix_city",
        drop column if exists "payment_text",
        drop column if exists "invoice_notes",
        drop column if exists "paper_size",
        drop column if exists "invoice_mail_on_issue",
        drop column if exists "e_invoice_attach",
        drop column if exists "credit_notes_auto",
        drop column if exists "early_discount_keeps_tax",
        drop column if exists "number_format",
        drop column if exists "fiscal_year_start_month";`
    )
  }
}
