import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The catalogue's cost of a line, beside the one that counts; and what finds mails, decisions and answers of which nobody was told. */
export class MigrationCrmQuote20261126A extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_quote_item" add column if not exists "list_cost" numeric null, add column if not exists "raw_list_cost" jsonb null;`
    )
    this.addSql(
      `create index if not exists "IDX_crm_quote_mail_pending" on crm_quote ((delivery->>'at')) where delivery->>'status' = 'pending'`
    )
    this.addSql(
      `create index if not exists "IDX_crm_quote_version_decided_at" on crm_quote_version (decided_at) where decided_at is not null`
    )
    this.addSql(`create index if not exists "IDX_crm_quote_message_created_at" on crm_quote_message (created_at)`)
  }

  override async down(): Promise<void> {
    for (const name of ["quote_mail_pending", "quote_version_decided_at", "quote_message_created_at"]) {
      this.addSql(`drop index if exists "IDX_crm_${name}"`)
    }
    this.addSql(
      `alter table if exists "crm_quote_item" drop column if exists "list_cost", drop column if exists "raw_list_cost";`
    )
  }
}
