import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** How much may be written off and by whom, and whether a customer's credit settles the next invoice by itself. */
export class MigrationCrmAccess20261126B extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_settings" add column if not exists "write_off_limits" jsonb null,
        add column if not exists "write_off_over" text null, add column if not exists "use_customer_credit" boolean null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_settings" drop column if exists "write_off_limits", drop column if exists "write_off_over",
        drop column if exists "use_customer_credit";`
    )
  }
}
