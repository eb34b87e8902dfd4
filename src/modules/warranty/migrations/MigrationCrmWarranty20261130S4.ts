import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Cover that was bought alone follows the goods that it is attached to. */
export class MigrationCrmWarranty20261130S4 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_warranty add column if not exists goods_returned_quantity numeric not null default 0,
         add column if not exists raw_goods_returned_quantity jsonb not null default '{"value":"0","precision":20}'`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table crm_warranty drop column if exists goods_returned_quantity, drop column if exists raw_goods_returned_quantity`
    )
  }
}
