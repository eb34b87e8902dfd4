import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** One deposit per quote, held by one caller while its provider is asked; one that was paid back is told so. */
export class MigrationCrmQuote20261125D extends Migration {
  override async up(): Promise<void> {
    for (const column of ["refunded_at", "checked_at", "held_until"]) {
      this.addSql(`alter table if exists "crm_quote_deposit" add column if not exists "${column}" timestamptz null;`)
    }
    this.addSql(`drop index if exists "IDX_crm_quote_deposit_quote_id";`)
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_crm_quote_deposit_quote_id_unique" ON "crm_quote_deposit" ("quote_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_deposit_status" ON "crm_quote_deposit" ("status") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop index if exists "IDX_crm_quote_deposit_status";`)
    this.addSql(`drop index if exists "IDX_crm_quote_deposit_quote_id_unique";`)
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_crm_quote_deposit_quote_id" ON "crm_quote_deposit" ("quote_id") WHERE deleted_at IS NULL;`
    )
    for (const column of ["refunded_at", "checked_at", "held_until"]) {
      this.addSql(`alter table if exists "crm_quote_deposit" drop column if exists "${column}";`)
    }
  }
}
