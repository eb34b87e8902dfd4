import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Which conversions were claimed by accepting; until parts existed, all were. */
export class MigrationCrmQuote20261123E extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "crm_quote_conversion" add column if not exists "with_acceptance" boolean not null default false;`
    )
    this.addSql(`update crm_quote_conversion set with_acceptance = true`)
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "crm_quote_conversion" drop column if exists "with_acceptance";`)
  }
}
