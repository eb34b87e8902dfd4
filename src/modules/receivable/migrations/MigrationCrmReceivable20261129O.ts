import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** Where an order was placed: region and sales channel, which reports narrow by. What is known already is told by the host's orders, if there are any. */
export class MigrationCrmReceivable20261129O extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists crm_receivable_order add column if not exists region_id text null, add column if not exists sales_channel_id text null`
    )
    this.addSql(`
      do $$ begin
        if to_regclass('"order"') is not null then
          update crm_receivable_order known set region_id = placed.region_id, sales_channel_id = placed.sales_channel_id
            from "order" placed
           where placed.id = known.order_id
             and (known.region_id, known.sales_channel_id) is distinct from (placed.region_id, placed.sales_channel_id);
        end if;
      end $$`)
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists crm_receivable_order drop column if exists region_id, drop column if exists sales_channel_id`
    )
  }
}
