import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Finds the few accepted quotes on hold among all others. */
export class MigrationCrmQuote20261127H extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create index if not exists "crm_quote_on_hold" on "crm_quote" ("accepted_at", "id") where status = 'accepted' and hold is not null and deleted_at is null;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "crm_quote_on_hold";`)
  }
}
