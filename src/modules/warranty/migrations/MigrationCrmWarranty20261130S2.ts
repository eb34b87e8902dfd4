import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Cover that was bought for goods that its plan is not for waits, and says so. */
export class MigrationCrmWarranty20261130S2 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table crm_warranty add column if not exists unfit_title text null`)
    this.addSql(
      `create index if not exists "IDX_crm_warranty_unfit" on crm_warranty (id) where unfit_title is not null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`alter table crm_warranty drop column if exists unfit_title`)
  }
}
