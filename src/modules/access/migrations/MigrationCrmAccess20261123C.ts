import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Defaults of quotes, and who sees margins. */
export class MigrationCrmAccess20261123C extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_access_member" add column if not exists "can_see_margin" boolean not null default false;`
    )

    this.addSql(
      `alter table if exists "crm_settings" add column if not exists "brand_color" text null, add column if not exists "cover_text" text null, add column if not exists "withdrawal_text" text null, add column if not exists "deposit_percent" integer null, add column if not exists "quote_reminder_after_days" integer null, add column if not exists "quote_reminder_before_days" integer null, add column if not exists "quote_convert_on_accept" boolean null, add column if not exists "cost_metadata_key" text null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_access_member" drop column if exists "can_see_margin";`)

    this.addSql(
      `alter table if exists "crm_settings" drop column if exists "brand_color", drop column if exists "cover_text", drop column if exists "withdrawal_text", drop column if exists "deposit_percent", drop column if exists "quote_reminder_after_days", drop column if exists "quote_reminder_before_days", drop column if exists "quote_convert_on_accept", drop column if exists "cost_metadata_key";`
    )
  }
}
