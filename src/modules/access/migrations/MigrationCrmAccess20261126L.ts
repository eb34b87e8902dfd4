import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What the law of a further company's country says: where its tax documents are made, why it charges no tax, its own notes. */
export class MigrationCrmAccess20261126L extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_company" add column if not exists "fiscal_documents" text null,
        add column if not exists "tax_categories" jsonb null, add column if not exists "invoice_notes" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_company" drop column if exists "fiscal_documents", drop column if exists "tax_categories",
        drop column if exists "invoice_notes";`
    )
  }
}
