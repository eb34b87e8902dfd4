import { Migration } from "@medusajs/framework/mikro-orm/migrations"

const KEYS = {
  crm_warranty_claim_message: ["claim_id", "author_id", "request_key"],
  crm_warranty_recovery: ["claim_id", "request_key"],
}

/** The same message or supplier's share sent twice under one key is one. */
export class MigrationCrmWarranty20261128D extends Migration {
  override async up(): Promise<void> {
    for (const [table, columns] of Object.entries(KEYS)) {
      this.addSql(`alter table ${table} add column if not exists request_key text null`)
      this.addSql(
        `create unique index if not exists "IDX_${table}_request" on ${table} (${columns.join(", ")}) where request_key is not null and deleted_at is null`
      )
    }
  }

  override async down(): Promise<void> {
    for (const table of Object.keys(KEYS)) {
      this.addSql(`drop index if exists "IDX_${table}_request"`)
      this.addSql(`alter table ${table} drop column if exists request_key`)
    }
  }
}
