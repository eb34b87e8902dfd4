import { Migration } from "@medusajs/framework/mikro-orm/migrations"

import { keepLots, LOT, LotOf, SHIPPED_LOT } from "../sql/kept-lots"

const ONCE = `"IDX_crm_warranty_once"`

/** Units of a lot may become a lot of their own, with cover of their own. */
export class MigrationCrmWarranty20261130S1 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table crm_warranty add column if not exists part text not null default '', add column if not exists split_from_id text null`
    )
    this.addSql(
      `create index if not exists "IDX_crm_warranty_split_from_id" on crm_warranty (split_from_id) where split_from_id is not null`
    )
    this.once("source_key, plan_id, part")
    this.keep(LOT)
  }

  override async down(): Promise<void> {
    this.keep(SHIPPED_LOT)
    this.once("source_key, plan_id")
    this.addSql(`alter table crm_warranty drop column if exists part, drop column if exists split_from_id`)
  }

  private once(columns: string): void {
    this.addSql(`drop index if exists ${ONCE}`)
    this.addSql(`create unique index ${ONCE} on crm_warranty (${columns}) where deleted_at is null`)
  }

  private keep(lot: LotOf): void {
    this.addSql(`drop index if exists crm_warranty_by_lot`)
    this.addSql(`create index crm_warranty_by_lot on crm_warranty ((${lot()})) where deleted_at is null`)
    keepLots(lot).forEach((statement) => this.addSql(statement))
  }
}
