import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** An entitlement says what its units were sold for; those of before say nothing. */
export class MigrationCrmWarranty20261128F extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_warranty add column if not exists currency_code text null, add column if not exists net_total numeric null,
         add column if not exists raw_net_total jsonb null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table crm_warranty drop column if exists currency_code, drop column if exists net_total, drop column if exists raw_net_total`
    )
  }
}
