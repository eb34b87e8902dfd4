import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const TABLE = "crm_warranty_shipped_serial"

/** Serial numbers noted as goods are shipped, before there is an entitlement. */
export class MigrationCrmWarranty20261129S extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists ${TABLE} (
        id text not null primary key, order_id text not null, line_id text not null, fulfillment_item_id text not null,
        serial text not null, serial_key text not null, placed_at timestamptz null, refusal text null, actor_id text not null, actor_type text not null,
        created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default now(), deleted_at timestamptz null)`
    )
    this.addSql(
      `create unique index if not exists "IDX_${TABLE}_once" on ${TABLE} (fulfillment_item_id, serial_key) where deleted_at is null`
    )
    this.addSql(`create index if not exists "IDX_${TABLE}_order_id" on ${TABLE} (order_id) where deleted_at is null`)
    this.addSql(
      `create index if not exists "IDX_${TABLE}_deleted_at" on ${TABLE} (deleted_at) where deleted_at is null`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists ${TABLE} cascade`)
  }
}
